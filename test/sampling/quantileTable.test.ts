import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Distribution } from '../../models/distributions/distribution.ts'
import { buildDistribution } from '../../models/distributions/fromSpec.ts'
import type { DistributionSpec } from '../../models/distributions/spec.ts'
import { normalQuantile } from '../../models/numerics/normal.ts'
import { marginalOf, normalMarginal } from '../../models/sampling/marginal.ts'
import { quantileTable, tableColumn } from '../../models/sampling/quantileTable.ts'
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

/** What a law is drawn as at each of some points. */
const columnAt = (
  fill: (bits: Uint32Array, out: Float64Array, count: number) => void,
  points: readonly number[],
) => {
  const out = new Float64Array(points.length)
  fill(Uint32Array.from(points), out, points.length)
  return [...out]
}

const drawn = (law: Distribution, points: readonly number[]): readonly number[] =>
  columnAt(marginalOf(law).ofPoints, points)

describe('a table differs from the exact quantile by at most 1e-8 sd', () => {
  test.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_, spec) => {
    const law = built(spec)
    const table = quantileTable(law)
    const scale = Math.min(law.sd, law.quantile(0.9) - law.quantile(0.1))
    fc.assert(
      fc.property(bits, (x) => {
        const [value] = columnAt((...column) => tableColumn(table, ...column), [x])
        expect(Math.abs(value! - law.quantile(toUnit(x)))).toBeLessThanOrEqual(1e-8 * scale)
      }),
      { numRuns: 1500 },
    )
  })
})

test('a table gives the same bits in whatever order its octaves are asked for', () => {
  const law = built({
    kind: 'mixture',
    of: [
      { kind: 'normal', mean: 0, sd: 1 },
      { kind: 'discrete', values: [0, 7] },
    ],
  })
  fc.assert(
    fc.property(fc.array(bits, { minLength: 1, maxLength: 40 }), (points) => {
      const [together, apart] = [quantileTable(law), quantileTable(law)]
      const one = (x: number): number => columnAt((...column) => tableColumn(apart, ...column), [x])[0]!
      const backwards = points.map((_, i) => one(points[points.length - 1 - i]!)).reverse()
      expect(columnAt((...column) => tableColumn(together, ...column), points)).toEqual(backwards)
    }),
    { numRuns: 20 },
  )
})

test('both ends and the middle', () => {
  const [least, most, above, below] = columnAt(
    normalMarginal.ofPoints,
    [0, 0xffffffff, 0x80000000, 0x7fffffff],
  )
  expect(least).toBeCloseTo(-6.337957, 5)
  expect(most).toBeCloseTo(6.337957, 5)
  expect(Math.abs(above!)).toBeLessThan(1e-8)
  expect(below).toBeCloseTo(-above!, 10)
})

describe('drawing', () => {
  const points = fc.array(bits, { minLength: 1, maxLength: 20 })

  test('a step is never interpolated', () => {
    expect(() => quantileTable(built({ kind: 'poisson', mean: 3 }))).toThrow('continuous')
  })

  test.each([
    { kind: 'uniform', min: -2, max: 5 },
    { kind: 'triangular', min: 0, mode: 1, max: 5 },
    { kind: 'triangular', min: 0, mode: 0, max: 5 },
    { kind: 'triangular', min: 0, mode: 5, max: 5 },
    { kind: 'poisson', mean: 3 },
    { kind: 'bernoulli', p: 0.3 },
    { kind: 'empirical', values: [1, 5, 2, 8] },
    { kind: 'truncated', of: { kind: 'uniform', min: 0, max: 1 }, min: 0.25 },
    { kind: 'uniform', min: 3, max: 3 },
  ])('in one loop is the quantile, point by point: $kind', (spec) => {
    const law = built(spec)
    fc.assert(
      fc.property(points, (given) => {
        expect(drawn(law, given)).toEqual(given.map((x) => law.quantile(toUnit(x))))
      }),
    )
  })

  test.each([
    { kind: 'normal', mean: 2, sd: 3 },
    { kind: 'lognormal', mu: 1, sigma: 2 },
    { kind: 'logitnormal', p10: 0.05, p90: 0.4 },
  ])('maps of a normal go through the one normal table: $kind', (spec) => {
    const law = built(spec)
    fc.assert(
      fc.property(points, (given) => {
        expect(drawn(law, given)).toEqual(columnAt(normalMarginal.ofPoints, given).map(law.ofNormal!))
      }),
    )
  })

  test('others go through a table of their own, one for equal laws', () => {
    const spec = { kind: 'pert', min: 0, mode: 1, max: 2 }
    const table = quantileTable(built(spec))
    fc.assert(
      fc.property(points, (given) => {
        expect(drawn(built(spec), given)).toEqual(
          columnAt((...column) => tableColumn(table, ...column), given),
        )
      }),
    )
  })

  test.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))(
    'tied to others, a law keeps its probabilities: %s',
    (_, spec) => {
      const { ofPoints, ofNormals, ofUnits } = marginalOf(built(spec))
      fc.assert(
        fc.property(points, (given) => {
          const [value, sd] = [columnAt(ofPoints, given), built(spec).sd]
          const units = Float64Array.from(given, toUnit)
          ofUnits(units, units.length)
          expect([...units]).toEqual(value)
          const normals = Float64Array.from(given, (x) => normalQuantile(toUnit(x)))
          ofNormals(normals, normals.length)
          for (const [i, x] of normals.entries())
            if (Number.isFinite(sd))
              expect(Math.abs(x - value[i]!)).toBeLessThanOrEqual(1e-6 * Math.max(sd, Math.abs(x)))
        }),
        { numRuns: 20 },
      )
    },
  )
})
