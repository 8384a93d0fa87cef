import fc from 'fast-check'
import { sampleRankCorrelation } from 'simple-statistics'
import { expect, test } from 'vitest'
import { studentT } from '../../models/distributions/studentT.ts'
import { normalCdf } from '../../models/numerics/normal.ts'
import {
  correlate,
  normalCorrelation,
  normalOfT,
  rankFactor,
  tailFactor,
} from '../../models/sampling/copula.ts'
import { normalMarginal } from '../../models/sampling/marginal.ts'
import { owenScramble } from '../../models/sampling/owen.ts'
import { sobolPoint } from '../../models/sampling/sobol.ts'
import { publishedCase } from '../known/publishedCase.ts'

test('ot-normal-copula-rho: what the normals need for a rank correlation of 0.25', () => {
  const { inputs, expected, tolerance } = publishedCase<Record<string, number>, Record<string, number>>(
    'ot-normal-copula-rho',
  )
  expect(Math.abs(normalCorrelation(0.25) - expected.pearson_needed_for_spearman_0p25!)).toBeLessThan(
    tolerance.abs!,
  )
  // and back: the rank correlation of normals correlated by 0.25 is OpenTURNS' number
  expect(Math.abs(normalCorrelation(expected.spearman!) - inputs.pearson_of_normals!)).toBeLessThan(
    tolerance.abs!,
  )
})

test('odd, rising, exact at the ends', () => {
  expect([normalCorrelation(1), normalCorrelation(-1), normalCorrelation(0)]).toEqual([1, -1, 0])
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.999, noNaN: true }), (rank) => {
      expect(normalCorrelation(-rank)).toBe(-normalCorrelation(rank))
      expect(normalCorrelation(rank)).toBeCloseTo(2 * Math.sin((Math.PI * rank) / 6), 14)
    }),
  )
})

test('correlated draws have the ranks asked for', () => {
  const lower = rankFactor([
    [1, 0.7, -0.3],
    [0.7, 1, 0],
    [-0.3, 0, 1],
  ])!
  const out = new Float64Array(3)
  const columns: number[][] = [[], [], []]
  const independent = [0, 1, 2].map((d) => {
    const bits = Uint32Array.from({ length: 4096 }, (_, i) => owenScramble(sobolPoint(i, d), 77 + d))
    const z = new Float64Array(4096)
    normalMarginal.ofPoints(bits, z, 4096)
    return z
  })
  for (let i = 0; i < 4096; i++) {
    correlate(
      lower,
      independent.map((z) => z[i]!),
      out,
    )
    for (const [d, value] of out.entries()) columns[d]!.push(value)
  }
  expect(sampleRankCorrelation(columns[0]!, columns[1]!)).toBeCloseTo(0.7, 2)
  expect(sampleRankCorrelation(columns[0]!, columns[2]!)).toBeCloseTo(-0.3, 2)
  expect(sampleRankCorrelation(columns[1]!, columns[2]!)).toBeCloseTo(0, 2)
})

test('ranks at the edge of the possible are accepted, impossible ones are not', () => {
  const edge = rankFactor([
    [1, 0.5, -0.5],
    [0.5, 1, 0.5],
    [-0.5, 0.5, 1],
  ])!
  const back = edge[0]!.map((_, j) => edge[1]!.reduce((sum, entry, k) => sum + entry * edge[j]![k]!, 0))
  expect(back[0]).toBeCloseTo(0.5, 5)
  expect(
    rankFactor([
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]),
  ).toBeNull()
})

test('t copula: values of Student go back to normals of the same probability', () => {
  const back = normalOfT(4)
  fc.assert(
    fc.property(fc.double({ min: -200, max: 200, noNaN: true }), (t) => {
      expect(normalCdf(-Math.abs(back(t)))).toBeCloseTo(studentT(4).cdf(-Math.abs(t)), 12)
      expect(Math.sign(back(t)) * Math.sign(t)).toBeGreaterThanOrEqual(0)
    }),
  )
  expect(tailFactor(4, 4)).toBe(1)
  expect(tailFactor(4, 1)).toBe(2)
})
