import { exp, log } from '../numerics/elementary.ts'
import { gammaLaw, logGamma } from '../numerics/gammaFunction.ts'
import { invertLower, invertUpper } from '../numerics/invert.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'

/**
 * Gamma with density ∝ x^(shape−1)·e^(−x/scale): mean shape·scale, variance shape·scale². χ² with ν degrees of freedom
 * is shape ν/2 and scale 2.
 */
export const gamma = (shape: number, scale: number): Distribution => {
  if (scale === 0) return constant(0)
  const law = gammaLaw(shape)
  const logNearZero = logGamma(shape + 1)
  const lowerStart = (p: number): number => Math.min(exp((log(p) + logNearZero) / shape), shape)
  return {
    kind: 'gamma',
    key: `gamma ${shape} ${scale}`,
    support: [0, Infinity],
    mean: shape * scale,
    sd: Math.sqrt(shape) * scale,
    discrete: false,
    cdf: (x) => law.lower(x / scale),
    quantile: (p) => scale * (p <= 0.5 ? invertLower(law, p, lowerStart(p)) : invertUpper(law, 1 - p, shape)),
    direct: false,
    density: (x) => law.density(x / scale) / scale,
  }
}
