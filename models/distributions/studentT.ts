import { betaLaw } from '../numerics/betaFunction.ts'
import { exp, log1p } from '../numerics/elementary.ts'
import { logGamma, type StandardLaw } from '../numerics/gammaFunction.ts'
import { fromEnd } from './beta.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'

/**
 * centre + scale·T, T of Student's law with ν = `degreesOfFreedom`. The mean exists for ν > 1, the variance
 * scale²·ν/(ν−2) for ν > 2; else they are given as infinite. T²/(ν+T²) is beta(½, ν/2).
 */
export const studentT = (degreesOfFreedom: number, centre = 0, scale = 1): Distribution => {
  if (scale === 0) return constant(centre)
  const law = standardT(degreesOfFreedom)
  const spread = degreesOfFreedom > 2 ? Math.sqrt(degreesOfFreedom / (degreesOfFreedom - 2)) : Infinity
  return {
    kind: 'studentT',
    key: `studentT ${degreesOfFreedom} ${centre} ${scale}`,
    support: [-Infinity, Infinity],
    mean: degreesOfFreedom > 1 ? centre : Infinity,
    sd: scale * spread,
    discrete: false,
    cdf: (x) => law.cdf((x - centre) / scale),
    quantile: (p) => centre + scale * law.quantile(p),
    direct: false,
    density: (x) => law.density((x - centre) / scale) / scale,
  }
}

interface StandardT {
  cdf(t: number): number
  quantile(p: number): number
  density(t: number): number
}

const standardT = (nu: number): StandardT => {
  const near = betaLaw(0.5, 0.5 * nu)
  const far = betaLaw(0.5 * nu, 0.5)
  const factor = exp(logGamma(0.5 * (nu + 1)) - logGamma(0.5 * nu)) / Math.sqrt(nu * Math.PI)
  /** P(T > t) for t ≥ 0 */
  const tail = (t: number): number =>
    t * t < nu ? 0.5 * near.upper((t * t) / (nu + t * t)) : 0.5 * far.lower(nu / (nu + t * t))
  const beyond = (q: number): number => (q >= 0.25 ? nearQuantile(near, nu, q) : farQuantile(far, nu, q))
  return {
    cdf: (t) => (t < 0 ? tail(-t) : 1 - tail(t)),
    quantile: (p) => (p === 0.5 ? 0 : p < 0.5 ? -beyond(p) : beyond(1 - p)),
    density: (t) => factor * exp(-0.5 * (nu + 1) * log1p((t * t) / nu)),
  }
}

/** The t ≥ 0 with P(T > t) = q ≤ ½ through T²/(ν+T²), which is small in the middle … */
const nearQuantile = (near: StandardLaw, nu: number, q: number): number => {
  const x = fromEnd(near, [0.5, 0.5 * nu], 1 - 2 * q)
  return Math.sqrt((nu * x) / (1 - x))
}

/** … and through ν/(ν+T²), which is small in the tails. */
const farQuantile = (far: StandardLaw, nu: number, q: number): number => {
  const y = fromEnd(far, [0.5 * nu, 0.5], 2 * q)
  return Math.sqrt((nu * (1 - y)) / y)
}
