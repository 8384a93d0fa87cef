import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'

/** Every value between `min` and `max` equally likely. */
export const uniform = (min: number, max: number): Distribution => {
  if (min === max) return constant(min)
  const width = max - min
  return {
    kind: 'uniform',
    support: [min, max],
    mean: min + 0.5 * width,
    sd: width / Math.sqrt(12),
    discrete: false,
    cdf: (x) => Math.min(1, Math.max(0, (x - min) / width)),
    quantile: (p) => Math.min(max, min + width * p),
    direct: true,
    formula: { write, parameters: [min, max, width] },
    density: (x) => (x >= min && x <= max ? 1 / width : 0),
  }
}

const write: LawFormula['write'] = ($, p, [min, max, width]) => $`min(${min!} + ${width!} * ${p}, ${max!})`
