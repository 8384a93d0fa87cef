import { describe, expect, test } from 'vitest'
import { bernoulli } from '../../models/distributions/bernoulli.ts'
import { beta } from '../../models/distributions/beta.ts'
import { gamma } from '../../models/distributions/gamma.ts'
import { lognormal, lognormalOfPercentiles } from '../../models/distributions/lognormal.ts'
import { metalog } from '../../models/distributions/metalog.ts'
import { metalogCoefficients } from '../../models/distributions/metalogCurve.ts'
import { normal } from '../../models/distributions/normal.ts'
import { pert } from '../../models/distributions/pert.ts'
import { triangular } from '../../models/distributions/triangular.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'

type Numbers = Record<string, number>

test('r-qlnorm-4-8: lognormal quantiles as R prints them', () => {
  const { inputs, expected, tolerance } = publishedCase<{ mu: number; sigma: number; p: number[] }, number[]>(
    'r-qlnorm-4-8',
  )
  const law = lognormal(inputs.mu, inputs.sigma)
  for (const [i, p] of inputs.p.entries())
    expect(relativeError(law.quantile(p), expected[i]!)).toBeLessThan(tolerance.rel!)
})

describe('squiggle: percentiles and moments', () => {
  test('sq-normal-p10: the normal through −2 and 4', () => {
    const { inputs, expected } = publishedCase<Numbers, Numbers>('sq-normal-p10')
    const law = normal(expected.mean!, expected.sd!)
    expect(law.quantile(inputs.p_low!)).toBeCloseTo(inputs.x_low!, 6)
    expect(law.quantile(inputs.p_high!)).toBeCloseTo(inputs.x_high!, 6)
  })
  test('sq-lognormal-p10: the lognormal through 2 and 5', () => {
    const { inputs, expected, tolerance } = publishedCase<Numbers, Numbers>('sq-lognormal-p10')
    const law = lognormalOfPercentiles(inputs.x_low!, inputs.x_high!)
    const mu = Math.log(law.quantile(0.5))
    const sigma = Math.log(law.ofNormal!(1)) - mu
    expect(relativeError(mu, expected.mu!)).toBeLessThan(tolerance.rel!)
    expect(relativeError(sigma, expected.sigma!)).toBeLessThan(tolerance.rel!)
    expect(law.cdf(inputs.x_low!)).toBeCloseTo(inputs.p_low!, 12)
  })
  test('sq-moments: lognormal(1, 2), gamma(5, 5), Bernoulli(0.2)', () => {
    const { expected, tolerance } = publishedCase<unknown, Numbers>('sq-moments')
    const found = {
      ln_mean: lognormal(1, 2).mean,
      ln_sd: lognormal(1, 2).sd,
      gamma_mean: gamma(5, 5).mean,
      gamma_sd: gamma(5, 5).sd,
      bern_sd: bernoulli(0.2).sd,
    }
    for (const [name, value] of Object.entries(found))
      expect(relativeError(value, expected[name]!), name).toBeLessThan(tolerance.rel!)
  })
})

describe('OpenTURNS', () => {
  test('ot-triangular', () => {
    const { inputs, expected, tolerance } = publishedCase<Numbers, Numbers>('ot-triangular')
    const law = triangular(inputs.a!, inputs.m!, inputs.b!)
    const found = {
      pdf_1: law.density!(1),
      cdf_1: law.cdf(1),
      cdf_2: law.cdf(2),
      q25: law.quantile(0.25),
      q95: law.quantile(0.95),
      mean: law.mean,
    }
    for (const [name, value] of Object.entries(found))
      expect(Math.abs(value - expected[name]!), name).toBeLessThan(tolerance.abs!)
  })
  test('ot-beta4: beta on [−1, 2]', () => {
    const { inputs, expected, tolerance } = publishedCase<Numbers, Numbers>('ot-beta4')
    const law = beta({ alpha: inputs.alpha!, beta: inputs.beta!, min: inputs.a!, max: inputs.b! })
    const found = {
      pdf_1p5: law.density!(1.5),
      cdf_1p5: law.cdf(1.5),
      q95: law.quantile(0.95),
      q05: law.quantile(0.05),
      mean: law.mean,
      sd: law.sd,
    }
    for (const [name, value] of Object.entries(found))
      expect(Math.abs(value - expected[name]!), name).toBeLessThan(tolerance.abs!)
  })
})

test('pert-1: mc2d', () => {
  const { inputs, expected, tolerance } = publishedCase<Numbers, Numbers>('pert-1')
  const law = pert({ min: inputs.min!, mode: inputs.mode!, max: inputs.max!, lambda: inputs.lambda_! })
  expect(law.mean).toBeCloseTo(expected.mean!, 12)
  expect(law.sd * law.sd).toBeCloseTo(expected.variance!, 10)
  for (const p of [10, 50, 90])
    expect(Math.abs(law.quantile(p / 100) - expected[`p${p}`]!)).toBeLessThan(tolerance.abs!)
})

test('metalog-spt-sl: coefficients and percentiles of a log metalog', () => {
  const { inputs, expected, tolerance } = publishedCase<Numbers, Numbers & { a: number[] }>('metalog-spt-sl')
  const shape = { p10: inputs.p10!, p50: inputs.p50!, p90: inputs.p90!, lower: inputs.lower! }
  const coefficients = metalogCoefficients(shape)!
  for (const [i, a] of expected.a.entries())
    expect(relativeError(coefficients[i]!, a)).toBeLessThan(tolerance.rel!)
  for (const p of [10, 50, 90])
    expect(relativeError(metalog(shape)!.quantile(p / 100), expected[`check_p${p}`]!)).toBeLessThan(
      tolerance.rel!,
    )
})
