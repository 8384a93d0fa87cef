import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalDensity, normalQuantile, tailQuantile } from '../../models/numerics/normal.ts'
import { integrate } from '../../models/numerics/quadrature.ts'
import { publishedCase, relativeError } from '../known/publishedCase.ts'
import reference from '../known/reference.json'

test('r-qnorm: quantiles as R prints them', () => {
  const { inputs, expected, tolerance } = publishedCase<{ p: number[] }, number[]>('r-qnorm')
  inputs.p.forEach((p, i) => {
    expect(relativeError(normalQuantile(p), expected[i]!)).toBeLessThan(tolerance.rel!)
  })
})

test('normal-tail: scipy.special at 1e-10 and at −8', () => {
  const { inputs, expected, tolerance } = publishedCase<
    { quantile_p: number; cdf_x: number },
    { quantile: number; cdf: number }
  >('normal-tail')
  expect(relativeError(normalQuantile(inputs.quantile_p), expected.quantile)).toBeLessThan(tolerance.rel!)
  expect(relativeError(normalCdf(inputs.cdf_x), expected.cdf)).toBeLessThan(tolerance.rel!)
})

test('the cdf against mpmath, from −37 to 3', () => {
  for (const [x, expected] of reference.normalCdf as [number, number][])
    expect(relativeError(normalCdf(x), expected), `Φ(${x})`).toBeLessThan(1e-15)
})

test('cdf(quantile(p)) = p in both tails', () => {
  fc.assert(
    fc.property(fc.double({ min: -300, max: -0.31, noNaN: true }), (exponent) => {
      const p = 10 ** exponent
      expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12)
      expect(tailQuantile(Math.min(p, 0.07))).toBe(-normalQuantile(Math.min(p, 0.07)))
    }),
    { numRuns: 1000 },
  )
})

test('the cdf is the integral of the density', () => {
  for (const x of [-3, -0.6, 0.5, 2.2, 6])
    expect(integrate(normalDensity, [-12, x], 96)).toBeCloseTo(normalCdf(x), 14)
})

test('ends', () => {
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(0)]).toEqual([0, 1, 0.5])
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0])
  expect(normalQuantile(-0.1)).toBeNaN()
})
