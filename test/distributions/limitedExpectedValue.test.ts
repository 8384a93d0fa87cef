import fc from 'fast-check'
import { expect, test } from 'vitest'
import { constant } from '../../models/distributions/constant.ts'
import { discrete } from '../../models/distributions/discrete.ts'
import { gamma } from '../../models/distributions/gamma.ts'
import { limitedExpectedValue } from '../../models/distributions/limitedExpectedValue.ts'
import { lognormal } from '../../models/distributions/lognormal.ts'
import { mixture } from '../../models/distributions/mixture.ts'
import { triangular } from '../../models/distributions/triangular.ts'
import { uniform } from '../../models/distributions/uniform.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'

test('uniform by hand: E[min(X, l)] = l − l²/2 on [0, 1]', () => {
  expect(limitedExpectedValue(uniform(0, 1), 1, 0.4)).toBeCloseTo(0.4 - 0.08, 9)
  expect(limitedExpectedValue(uniform(0, 1), 0.5, 0.2)).toBeCloseTo(0.16, 9)
})

const layer = publishedCase<
  { mu: number; sigma: number; franchise: number; limit: number },
  { layer: number; perClaim: number }
>('limited-lognormal')

test(`a layer of a lognormal loss (${layer.source})`, () => {
  const { mu, sigma, franchise, limit } = layer.inputs
  const law = lognormal(mu, sigma)
  const worth = limitedExpectedValue(law, 1, limit) - limitedExpectedValue(law, 1, franchise)
  expect(relativeError(worth, layer.expected.layer)).toBeLessThan(layer.tolerance.rel!)
  const perClaim = worth / (1 - law.cdf(franchise)) + franchise
  expect(relativeError(perClaim, layer.expected.perClaim)).toBeLessThan(layer.tolerance.rel!)
})

test('the closed form of the lognormal agrees with quadrature over its quantiles', () => {
  const law = lognormal(1, 1.3)
  const { limitedMean: _, ...bare } = law
  for (const limit of [0.1, 2, 9, 400])
    expect(
      relativeError(limitedExpectedValue(bare, 0.7, limit), limitedExpectedValue(law, 0.7, limit)),
    ).toBeLessThan(1e-9)
})

test('of a mixture, part by part: agrees with quadrature over the quantiles of the whole', () => {
  const law = mixture([
    { weight: 0.9, distribution: lognormal(1, 1.3) },
    { weight: 0.1, distribution: lognormal(3, 0.5) },
  ])
  const { parts: _, ...whole } = law
  for (const limit of [0.1, 2, 9, 400])
    expect(
      relativeError(limitedExpectedValue(law, 0.7, limit), limitedExpectedValue(whole, 0.7, limit)),
    ).toBeLessThan(1e-9)
})

test('gamma: E[min(X, l)] = mean·P(a+1, l/s) + l·Q(a, l/s)', () => {
  const [shape, scale, limit] = [2.5, 3, 8]
  const law = gamma(shape, scale)
  const closed = law.mean * gamma(shape + 1, scale).cdf(limit) + limit * (1 - law.cdf(limit))
  expect(relativeError(limitedExpectedValue(law, 1, limit), closed)).toBeLessThan(1e-9)
})

test('discrete and constant losses', () => {
  expect(limitedExpectedValue(discrete([10, 100]), 0.5, 20)).toBeCloseTo(12.5, 12)
  expect(limitedExpectedValue(constant(10), 0.5, 20)).toBe(5)
  expect(limitedExpectedValue(constant(10), 0.5, 2)).toBe(2)
})

test('rises with the limit, up to share times the mean', () => {
  const law = triangular(1, 2, 6)
  const limits = fc.tuple(
    fc.double({ min: 0, max: 7, noNaN: true }),
    fc.double({ min: 0, max: 7, noNaN: true }),
  )
  fc.assert(
    fc.property(limits, ([a, b]) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      expect(limitedExpectedValue(law, 0.8, low)).toBeLessThanOrEqual(
        limitedExpectedValue(law, 0.8, high) + 1e-12,
      )
      expect(limitedExpectedValue(law, 0.8, high)).toBeLessThanOrEqual(0.8 * law.mean + 1e-9)
    }),
  )
  expect(limitedExpectedValue(law, 0.8, Infinity)).toBe(0.8 * law.mean)
  expect([limitedExpectedValue(law, 0, 5), limitedExpectedValue(law, 1, 0)]).toEqual([0, 0])
})
