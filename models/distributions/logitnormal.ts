import { logistic, logit } from '../numerics/logistic.ts'
import { normalCdf, normalDensity, normalQuantile } from '../numerics/normal.ts'
import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'
import { momentsOfNormal } from './moments.ts'
import { inNormalRange } from './normalRange.ts'
import { z90 } from './percentiles.ts'

/**
 * A share whose log-odds are normal, through its 10th and 90th percentile in (0, 1): ln(x/(1−x)) = μ + σZ. Its moments
 * have no closed form and are found by quadrature over Z.
 */
export const logitnormal = (p10: number, p90: number): Distribution => {
  if (p10 === p90) return constant(p10)
  const mu = 0.5 * (logit(p10) + logit(p90))
  const sigma = (logit(p90) - logit(p10)) / (2 * z90)
  const ofNormal = (z: number): number => logistic(mu + sigma * z)
  const standardise = (x: number): number => (logit(x) - mu) / sigma
  const moments = momentsOfNormal(ofNormal)
  return {
    kind: 'logitnormal',
    support: [0, 1],
    mean: moments.mean,
    get sd() {
      return moments.sd
    },
    discrete: false,
    cdf: (x) => (x > 0 ? (x < 1 ? normalCdf(standardise(x)) : 1) : 0),
    quantile: (p) => ofNormal(normalQuantile(p)),
    ofNormal,
    ...inNormalRange({ write, parameters: [mu, sigma] }),
    direct: false,
    density: (x) => (x > 0 && x < 1 ? normalDensity(standardise(x)) / (sigma * x * (1 - x)) : 0),
  }
}

/** `logistic`, with one exponential for both tails. */
const write: LawFormula['write'] = ($, z, [mu, sigma]) => {
  const u = $`${mu!} + ${sigma!} * ${z}`
  const e = $`exp(${u} < 0 ? ${u} : -${u})`
  return $`(${u} < 0 ? ${e} : 1) / (1 + ${e})`
}
