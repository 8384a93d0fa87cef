import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Distribution } from '../../models/distributions/distribution.ts'
import { buildDistribution } from '../../models/distributions/fromSpec.ts'
import type { DistributionSpec } from '../../models/distributions/spec.ts'
import { drawFrom, normalPoint, quantileTable } from '../../models/sampling/quantileTable.ts'
import { toUnit } from '../../models/sampling/unit.ts'

const built = (spec: unknown): Distribution => {
  const result = buildDistribution(spec as DistributionSpec)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const gammas = { kind: 'gamma', shape: 3, scale: 2 }

const specs = [
  { kind: 'normal', mean: 2, sd: 3 },
  { kind: 'lognormal', mu: 1, sigma: 0.5 },
  { kind: 'lognormal', mu: 1, sigma: 2 },
  { kind: 'logitnormal', p10: 0.05, p90: 0.4 },
  { kind: 'logitnormal', p10: 0.001, p90: 0.99 },
  { kind: 'pert', min: 10, mode: 20, max: 60 },
  { kind: 'pert', min: 0, mode: 0, max: 1 },
  { kind: 'pert', min: 0, mode: 1, max: 1000, lambda: 20 },
  { kind: 'beta', alpha: 0.3, beta: 0.05 },
  { kind: 'beta', alpha: 0.3, beta: 0.5 },
  { kind: 'beta', alpha: 3000, beta: 50000 },
  { kind: 'gamma', shape: 0.1, scale: 2 },
  { kind: 'gamma', shape: 1, scale: 2 },
  { kind: 'gamma', shape: 40000, scale: 2 },
  { kind: 'studentT', df: 1.5 },
  { kind: 'studentT', df: 7.5, mean: 2, scale: 3 },
  { kind: 'metalog', p10: 1, p50: 2, p90: 5, lower: 0 },
  { kind: 'metalog', p10: 1, p50: 2, p90: 5 },
  { kind: 'metalog', p10: 0.1, p50: 0.2, p90: 0.5, lower: 0, upper: 1 },
  { kind: 'metalog', p10: 1, p50: 4, p90: 5, upper: 7 },
  { kind: 'mixture', of: [{ kind: 'normal', mean: 0, sd: 1 }, gammas] },
  { kind: 'mixture', of: [{ kind: 'normal', mean: 0, sd: 1 }, { kind: 'discrete', values: [0, 7] }, gammas] },
  {
    kind: 'mixture',
    of: [
      { kind: 'uniform', min: 0, max: 1 },
      { kind: 'uniform', min: 3, max: 4 },
    ],
  },
  { kind: 'truncated', of: { kind: 'normal', mean: 0, sd: 1 }, min: -1, max: 2 },
  { kind: 'truncated', of: { kind: 'lognormal', mu: 0, sigma: 2 }, min: 1 },
  { kind: 'truncated', of: gammas, max: 3 },
]

/** Points as they are drawn, and points near both ends. */
const bits = fc.oneof(
  fc.nat(0xffffffff),
  fc.tuple(fc.integer({ min: 0, max: 31 }), fc.nat(0xffffffff), fc.boolean()).map(([shift, x, upper]) => {
    const small = x >>> shift
    return upper ? 0xffffffff - small : small
  }),
)

describe('a table differs from the exact quantile by at most 1e-8 sd', () => {
  test.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_, spec) => {
    const law = built(spec)
    const table = quantileTable(law)
    const scale = Math.min(law.sd, law.quantile(0.9) - law.quantile(0.1))
    fc.assert(
      fc.property(bits, (x) => {
        expect(Math.abs(table(x) - law.quantile(toUnit(x)))).toBeLessThanOrEqual(1e-8 * scale)
      }),
      { numRuns: 1500 },
    )
  })
})

test('both ends and the middle', () => {
  const z = normalPoint()
  expect(z(0)).toBeCloseTo(-6.337957, 5)
  expect(z(0xffffffff)).toBeCloseTo(6.337957, 5)
  expect(Math.abs(z(0x80000000))).toBeLessThan(1e-8)
  expect(z(0x7fffffff)).toBeCloseTo(-z(0x80000000), 10)
})

describe('drawing', () => {
  test('a step is never interpolated', () => {
    const law = built({ kind: 'poisson', mean: 3 })
    expect(() => quantileTable(law)).toThrow('continuous')
    const draw = drawFrom(law)
    fc.assert(
      fc.property(bits, (x) => {
        expect(draw(x)).toBe(law.quantile(toUnit(x)))
      }),
    )
  })
  test('maps of a normal go through the one normal table', () => {
    const law = built({ kind: 'lognormal', mu: 1, sigma: 2 })
    const [draw, z] = [drawFrom(law), normalPoint()]
    for (const x of [5, 1e6, 2e9, 4294967290]) expect(draw(x)).toBe(law.ofNormal!(z(x)))
  })
  test('others go through their own', () => {
    const law = built({ kind: 'pert', min: 0, mode: 1, max: 2 })
    expect(drawFrom(law)(123456789)).toBe(quantileTable(law)(123456789))
  })
})
