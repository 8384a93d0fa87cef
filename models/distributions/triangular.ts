import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'

/**
 * Density rising straight from `min` to `mode` and falling straight to `max`. Mean (a+m+b)/3, variance
 * ((b−a)² − (m−a)(b−m))/18.
 */
export const triangular = (min: number, mode: number, max: number): Distribution => {
  if (min === max) return constant(min)
  const width = max - min
  const left = mode - min
  const right = max - mode
  return {
    kind: 'triangular',
    support: [min, max],
    mean: min + (left + width) / 3,
    sd: Math.sqrt((width * width - left * right) / 18),
    discrete: false,
    cdf: (x) => triangularCdf(x - min, left, width),
    quantile: (p) =>
      p * width < left ? min + Math.sqrt(p * width * left) : max - Math.sqrt((1 - p) * width * right),
    direct: true,
    formula: { write, parameters: [min, max, width, left, right] },
    density: (x) => triangularDensity(x - min, left, width),
  }
}

const write: LawFormula['write'] = ($, p, [min, max, width, left, right]) => {
  const rising = $`${min!} + sqrt(${p} * ${width!} * ${left!})`
  const falling = $`${max!} - sqrt((1 - ${p}) * ${width!} * ${right!})`
  return $`${p} * ${width!} < ${left!} ? ${rising} : ${falling}`
}

const triangularCdf = (x: number, left: number, width: number): number => {
  if (!(x > 0)) return 0
  if (x >= width) return 1
  if (x < left) return (x * x) / (width * left)
  return 1 - ((width - x) * (width - x)) / (width * (width - left))
}

const triangularDensity = (x: number, left: number, width: number): number => {
  if (!(x >= 0 && x <= width)) return 0
  if (x < left) return (2 * x) / (width * left)
  return left === width ? 2 / width : (2 * (width - x)) / (width * (width - left))
}
