import fc from 'fast-check'
import { standardDeviation } from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import type { Distribution } from '../../models/distributions/distribution.ts'
import { buildDistribution } from '../../models/distributions/fromSpec.ts'
import type { DistributionSpec } from '../../models/distributions/spec.ts'
import { integrate } from '../../models/numerics/quadrature.ts'
import { relativeError } from '../known/publishedCase.ts'
import reference from '../known/reference.json'

const built = (spec: unknown): Distribution => {
  const result = buildDistribution(spec as DistributionSpec)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const continuous: readonly DistributionSpec[] = [
  { kind: 'normal', mean: 2, sd: 3 },
  { kind: 'lognormal', p10: 2, p90: 5 },
  { kind: 'lognormal', mean: 10, sd: 4 },
  { kind: 'logitnormal', p10: 0.05, p90: 0.4 },
  { kind: 'uniform', min: 1, max: 3 },
  { kind: 'triangular', min: -1, mode: 1, max: 4 },
  { kind: 'triangular', min: -1, mode: -1, max: 4 },
  { kind: 'pert', min: 10, mode: 20, max: 60 },
  { kind: 'beta', alpha: 0.7, beta: 3, min: -1, max: 2 },
  { kind: 'gamma', shape: 0.4, scale: 5 },
  { kind: 'gamma', shape: 30, scale: 2 },
  { kind: 'studentT', df: 6, mean: 1, scale: 2 },
  { kind: 'metalog', p10: 1, p50: 2, p90: 5 },
  { kind: 'metalog', p10: 1.5, p50: 2, p90: 2.6, lower: 0 },
  { kind: 'metalog', p10: 3, p50: 4, p90: 5, upper: 7 },
  { kind: 'metalog', p10: 0.1, p50: 0.2, p90: 0.5, lower: 0, upper: 1 },
  { kind: 'truncated', of: { kind: 'lognormal', mu: 0, sigma: 1 }, min: 0.5, max: 4 },
  { kind: 'truncated', of: { kind: 'gamma', shape: 2, scale: 1 }, max: 3 },
  {
    kind: 'mixture',
    of: [
      { kind: 'normal', mean: 0, sd: 1 },
      { kind: 'gamma', shape: 3, scale: 2 },
    ],
    weights: [1, 3],
  },
]

const steps: readonly DistributionSpec[] = [
  { kind: 'bernoulli', p: 0.3 },
  { kind: 'discrete', values: [3, 1, 2, 1], weights: [1, 2, 3, 4] },
  { kind: 'empirical', values: [4, 8, 15, 16, 23, 42] },
  { kind: 'poisson', mean: 3.5 },
  { kind: 'binomial', n: 20, p: 0.3 },
  { kind: 'truncated', of: { kind: 'poisson', mean: 3.5 }, min: 1, max: 6 },
  {
    kind: 'mixture',
    of: [
      { kind: 'bernoulli', p: 0.5 },
      { kind: 'poisson', mean: 2 },
    ],
  },
]

const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
const name = (spec: DistributionSpec): string => JSON.stringify(spec)

describe.each(continuous.map((spec) => [name(spec), built(spec)] as const))('%s', (_, law) => {
  test('cdf(quantile(p)) = p, and quantiles rise within the support', () => {
    fc.assert(
      fc.property(probability, probability, (p, q) => {
        expect(Math.abs(law.cdf(law.quantile(p)) - p)).toBeLessThan(1e-12)
        const [low, high] = p < q ? [p, q] : [q, p]
        const rounding = 1e-13 * Math.abs(law.quantile(high))
        expect(law.quantile(low)).toBeLessThanOrEqual(law.quantile(high) + rounding)
        expect(law.quantile(low)).toBeGreaterThanOrEqual(law.support[0])
        expect(law.quantile(high)).toBeLessThanOrEqual(law.support[1])
      }),
    )
    expect(law.cdf(law.support[0] - 1)).toBe(0)
    expect(law.cdf(law.support[1] + 1)).toBe(1)
  })
  test('the mean is the average of a stratified sample, the sd its spread', () => {
    const sample = Array.from({ length: 40000 }, (_, i) => law.quantile((i + 0.5) / 40000))
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length
    expect(Math.abs(mean - law.mean)).toBeLessThan(2e-3 * law.sd)
    expect(relativeError(standardDeviation(sample), law.sd)).toBeLessThan(2e-3)
  })
  test('the density is the slope of the cdf', () => {
    if (law.density === undefined) return
    for (const [p, q] of [
      [0.11, 0.3],
      [0.3, 0.65],
      [0.7, 0.95],
    ] as const) {
      const range = [law.quantile(p), law.quantile(q)] as const
      expect(integrate(law.density, range, 200)).toBeCloseTo(q - p, 6)
    }
  })
  test('a map of the normal gives the same quantiles', () => {
    if (law.ofNormal === undefined) return
    for (const [z, p] of [
      [0, 0.5],
      [-1.2815515655446004, 0.1],
      [3.090232306167813, 0.999],
    ] as const)
      expect(relativeError(law.ofNormal(z), law.quantile(p))).toBeLessThan(1e-12)
  })
})

describe.each(steps.map((spec) => [name(spec), built(spec)] as const))('%s', (_, law) => {
  test('the quantile is the least value whose cdf reaches p', () => {
    fc.assert(
      fc.property(probability, (p) => {
        const x = law.quantile(p)
        expect(law.cdf(x)).toBeGreaterThanOrEqual(p)
        expect(law.cdf(x - 1e-9)).toBeLessThan(p)
      }),
    )
  })
  test('moments are those of its values', () => {
    const { values, cumulative } = law.atoms!
    const mass = (i: number): number => cumulative[i]! - (cumulative[i - 1] ?? 0)
    const mean = values.reduce((sum, value, i) => sum + value * mass(i), 0)
    const variance = values.reduce((sum, value, i) => sum + (value - mean) ** 2 * mass(i), 0)
    expect(law.mean).toBeCloseTo(mean, 12)
    expect(law.sd).toBeCloseTo(Math.sqrt(variance), 12)
  })
})

describe('a second witness: scipy and mpmath', () => {
  test('quantiles', () => {
    for (const { spec, p, x } of reference.quantiles)
      expect(relativeError(built(spec).quantile(p), x), `${JSON.stringify(spec)} at ${p}`).toBeLessThan(2e-12)
  })
  test('moments found by quadrature', () => {
    for (const { spec, mean, sd } of reference.moments) {
      expect(relativeError(built(spec).mean, mean), JSON.stringify(spec)).toBeLessThan(1e-13)
      expect(relativeError(built(spec).sd, sd), JSON.stringify(spec)).toBeLessThan(1e-13)
    }
  })
})

test('a mixture with a jump gives the jump exactly', () => {
  const law = built({
    kind: 'mixture',
    of: [
      { kind: 'discrete', values: [0] },
      { kind: 'lognormal', mu: 0, sigma: 1 },
    ],
    weights: [3, 7],
  })
  expect(law.quantile(0.2)).toBe(0)
  expect(law.quantile(0.3)).toBe(0)
  expect(law.quantile(0.65)).toBeCloseTo(1, 12)
  expect(law.mean).toBeCloseTo(0.7 * Math.exp(0.5), 12)
})

test('truncating a mixture truncates its parts', () => {
  const of = {
    kind: 'mixture',
    of: [
      { kind: 'uniform', min: 0, max: 4 },
      { kind: 'discrete', values: [1, 9] },
    ],
  }
  const law = built({ kind: 'truncated', of, min: 1, max: 3 })
  // left: half of the uniform (weight ½·½) and the value 1 (½·½)
  expect(law.cdf(1)).toBeCloseTo(0.5, 12)
  expect(law.mean).toBeCloseTo(0.5 * 2 + 0.5 * 1, 12)
})

test('infinite moments are known', () => {
  expect(built({ kind: 'studentT', df: 2 }).sd).toBe(Infinity)
  expect(built({ kind: 'metalog', p10: 1, p50: 2, p90: 9, lower: 0 }).sd).toBe(Infinity)
  expect(built({ kind: 'truncated', of: { kind: 'studentT', df: 2 }, min: 0 }).sd).toBe(Infinity)
  expect(built({ kind: 'truncated', of: { kind: 'studentT', df: 1 }, min: -2, max: 2 }).mean).toBeCloseTo(
    0,
    12,
  )
})
