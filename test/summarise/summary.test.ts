import fc from 'fast-check'
import { mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../models/numerics/normal.ts'
import { columnsOf } from '../../models/summarise/columns.ts'
import { verdictOf } from '../../models/summarise/compare.ts'
import { estimateOf } from '../../models/summarise/estimate.ts'
import { quantileOfSorted } from '../../models/summarise/quantile.ts'
import { summaryOf } from '../../models/summarise/summary.ts'
import { surplusShare } from '../../models/summarise/surplus.ts'
import { worstMean } from '../../models/summarise/tailRisk.ts'
import { publishedCase } from '../known/publishedCase.ts'

/** Uniform numbers that are the same in every run. */
const uniforms = (count: number, seed = 1): Float64Array => {
  let state = seed
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  })
}

const sortedCopy = (list: Float64Array): Float64Array => list.slice().sort()

const normals = (count: number, seed = 1): Float64Array => uniforms(count, seed).map(normalQuantile)

describe('quantiles', () => {
  const { source, inputs, expected } = publishedCase<{ p: number[] }, number[]>('sqpy-percentiles')

  it(`are of type 7 (${source})`, () => {
    const values = Float64Array.from({ length: 900 }, (_, j) => j + 1)
    inputs.p.forEach((percent, j) => {
      expect(quantileOfSorted(values, percent / 100)).toBeCloseTo(expected[j]!, 9)
    })
  })

  it('stay between least and most, and rise', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 })
    const p = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(values, p, p, (list, a, b) => {
        const sorted = sortedCopy(Float64Array.from(list))
        const [low, high] = [
          quantileOfSorted(sorted, Math.min(a, b)),
          quantileOfSorted(sorted, Math.max(a, b)),
        ]
        expect(low).toBeLessThanOrEqual(high + 1e-6)
        expect(low).toBeGreaterThanOrEqual(sorted[0]! - 1e-6)
        expect(high).toBeLessThanOrEqual(sorted[sorted.length - 1]! + 1e-6)
      }),
    )
  })
})

describe('the worst share of outcomes', () => {
  const { source, inputs, expected, tolerance } = publishedCase<
    { outcomes: number[]; probabilities: number[]; q: number },
    number
  >('expected-shortfall-discrete')

  it(`is weighted where it cuts an outcome (${source})`, () => {
    for (const times of [10, 100]) {
      const sorted = Float64Array.from(
        inputs.outcomes.flatMap((outcome, j) =>
          new Array<number>(Math.round(inputs.probabilities[j]! * times)).fill(outcome),
        ),
      )
      expect(Math.abs(-worstMean(sorted, inputs.q) - expected)).toBeLessThanOrEqual(tolerance.abs!)
    }
  })

  it('takes a part of one outcome where the share is less than one', () => {
    expect(worstMean(Float64Array.of(-8, 1, 2), 0.05)).toBe(-8)
    expect(worstMean(Float64Array.of(-8, 2, 2), 0.5)).toBeCloseTo((-8 + 0.5 * 2) / 1.5, 12)
    expect(worstMean(Float64Array.of(1, 2, 3), 1)).toBe(2)
  })
})

describe('a summary', () => {
  const values = normals(4096).map((z) => 1e6 * z + 5e5)
  const { summary, dots } = columnsOf(values.length, 16).summaryAndDots(values)

  it('agrees with simple-statistics', () => {
    const list = [...values]
    const sorted = [...values].sort((a, b) => a - b)
    expect(summary.mean).toBeCloseTo(mean(list), 6)
    expect(summary.sd).toBeCloseTo(sampleStandardDeviation(list), 4)
    expect([summary.min, summary.max]).toEqual([sorted[0], sorted[sorted.length - 1]])
    // its quantile is another type; both lie between the same neighbours
    expect(Math.abs(summary.q90 - quantileSorted(sorted, 0.9))).toBeLessThan(5000)
    expect(summary.negative).toBe(list.filter((x) => x < 0).length / list.length)
  })

  it('of a known normal is within its own errors of the truth', () => {
    expect(Math.abs(summary.mean - 5e5)).toBeLessThan(4 * summary.standardError)
    expect(Math.abs(summary.q90 - (5e5 + 1e6 * 1.2815515655446004))).toBeLessThan(5 * summary.errors.q90)
    // expected shortfall of a normal: μ − σ·φ(z)/0.05
    expect(Math.abs(summary.worst5 - (5e5 - 1e6 * 2.0627128))).toBeLessThan(1e5)
  })

  it('has 50 dots that rise', () => {
    expect(dots).toHaveLength(50)
    expect(dots.every((dot, j) => j === 0 || dot >= dots[j - 1]!)).toBe(true)
    expect(dots[0]).toBe(quantileOfSorted(sortedCopy(values), 0.01))
  })

  it('of one number everywhere has no spread', () => {
    const same = summaryOf(new Float64Array(100).fill(0.1), 20)
    expect([same.mean, same.sd, same.standardError, same.worst5]).toEqual([0.1, 0, 0, 0.1])
  })
})

it('standard errors are σ/√n for independent draws, on average over many samples', () => {
  const errors = Array.from({ length: 60 }, (_, j) => estimateOf(normals(512, 7 + 97 * j), 16).standardError)
  expect(mean(errors.map((error) => error * error)) * 512).toBeGreaterThan(0.85)
  expect(mean(errors.map((error) => error * error)) * 512).toBeLessThan(1.15)
})

describe('a paired verdict', () => {
  it('counts who is better by more than half a cent, and takes b − a', () => {
    const verdict = verdictOf(
      Float64Array.of(1, 2, 3, 4),
      Float64Array.of(2, 2.004, 1, 4.006),
      columnsOf(4, 2),
    )
    expect([verdict.aBetter, verdict.bBetter, verdict.equal]).toEqual([0.25, 0.5, 0.25])
    expect(verdict.difference.mean).toBeCloseTo(-0.2475, 12)
  })

  it('turned round says the opposite', () => {
    const [a, b] = [normals(320, 3), normals(320, 4)]
    const [one, two] = [verdictOf(a, b, columnsOf(320, 16)), verdictOf(b, a, columnsOf(320, 16))]
    expect([one.aBetter, one.bBetter]).toEqual([two.bBetter, two.aBetter])
    expect(one.difference.q50).toBeCloseTo(-two.difference.q50, 12)
  })
})

describe('the share of the surplus', () => {
  const columns = columnsOf(1600, 16)
  const party = (worth: Float64Array, alternative = 0) => ({
    worth,
    alternative: new Float64Array(worth.length).fill(alternative),
  })
  const around = (centre: number, spread: number, seed = 1) =>
    normals(1600, seed).map((z) => centre + spread * z)

  it('is the licensor’s part of what both gain over their alternatives', () => {
    const share = surplusShare(party(around(40, 1), 10), party(around(80, 1, 2), 10), columns)
    expect(Math.abs(share!.value - 0.3)).toBeLessThan(4 * share!.standardError)
    expect(share!.standardError).toBeGreaterThan(0)
  })

  it('is not shown below a walk-away, nor unless the surplus is positive by two errors', () => {
    expect(surplusShare(party(around(5, 1), 10), party(around(80, 1, 2)), columns)).toBeNull()
    expect(surplusShare(party(around(40, 1)), party(around(-1, 0.1, 2)), columns)).toBeNull()
    const wide = around(0.2, 1e4)
    expect(
      surplusShare(party(wide.map((x) => x - mean([...wide]) + 0.1)), party(around(0.2, 0)), columns),
    ).toBeNull()
    expect(surplusShare(party(new Float64Array(1600)), party(new Float64Array(1600)), columns)).toBeNull()
  })
})
