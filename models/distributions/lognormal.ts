import { exp, expm1, log, log1p } from '../numerics/elementary.ts'
import { normalCdf, normalDensity, normalQuantile } from '../numerics/normal.ts'
import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'
import { inNormalRange } from './normalRange.ts'
import { z90 } from './percentiles.ts'

/** e^N with N normal of mean `mu` and standard deviation `sigma` ≥ 0; mean e^(μ+σ²/2), sd mean·√(e^σ² − 1). */
export const lognormal = (mu: number, sigma: number): Distribution =>
  sigma === 0 ? constant(exp(mu)) : spreadLognormal(mu, sigma)

const spreadLognormal = (mu: number, sigma: number): Distribution => {
  const mean = exp(mu + 0.5 * sigma * sigma)
  const standardise = (x: number): number => (log(x) - mu) / sigma
  const limited = (limit: number): number =>
    mean * normalCdf(standardise(limit) - sigma) + limit * normalCdf(-standardise(limit))
  return {
    kind: 'lognormal',
    support: [0, Infinity],
    mean,
    sd: mean * Math.sqrt(expm1(sigma * sigma)),
    discrete: false,
    cdf: (x) => (x > 0 ? normalCdf(standardise(x)) : 0),
    quantile: (p) => exp(mu + sigma * normalQuantile(p)),
    ofNormal: (z) => exp(mu + sigma * z),
    ...inNormalRange({ write, parameters: [mu, sigma] }),
    direct: false,
    density: (x) => (x > 0 ? normalDensity(standardise(x)) / (sigma * x) : 0),
    limitedMean: (limit) => (limit > 0 ? limited(limit) : limit),
  }
}

const write: LawFormula['write'] = ($, z, [mu, sigma]) => $`exp(${mu!} + ${sigma!} * ${z})`

/** With the given mean > 0 and standard deviation: σ² = ln(1 + (sd/mean)²), μ = ln mean − σ²/2. */
export const lognormalOfMoments = (mean: number, sd: number): Distribution => {
  const ratio = sd / mean
  const variance = log1p(ratio * ratio)
  return sd === 0 ? constant(mean) : lognormal(log(mean) - 0.5 * variance, Math.sqrt(variance))
}

/** Through its 10th and 90th percentile, both > 0: σ = ln(P90/P10)/(2·z90), μ = ln √(P10·P90). */
export const lognormalOfPercentiles = (p10: number, p90: number): Distribution =>
  p10 === p90 ? constant(p10) : lognormal(0.5 * (log(p10) + log(p90)), log(p90 / p10) / (2 * z90))
