import { describe, expect, it } from 'vitest'
import { guaranteedAmount, trueUp } from '../../models/terms/minimumGuarantee.ts'
import { marginalAmount } from '../../models/terms/tiers.ts'
import { publishedCase } from '../known/publishedCase.ts'

describe('a minimum guarantee', () => {
  const { source, inputs, expected, tolerance } = publishedCase<
    { rate: number; minimum: number; sales: number[] },
    number[]
  >('minimum-two-wordings')

  it(`in both wordings is one contract (${source})`, () => {
    const tiers = { upTo: Float64Array.of(10, Infinity), price: Float64Array.of(0, inputs.rate), count: 2 }
    inputs.sales.forEach((sales, j) => {
      const first = inputs.rate * sales + trueUp(inputs.minimum, inputs.rate * sales)
      const second = inputs.minimum + marginalAmount(sales, tiers)
      expect(Math.abs(first - expected[j]!)).toBeLessThanOrEqual(tolerance.abs!)
      expect(Math.abs(second - expected[j]!)).toBeLessThanOrEqual(tolerance.abs!)
    })
  })

  it('escalates from its first year, which it waits for, and is pro-rated', () => {
    const clause = { amount: 100, escalator: 0.03, fromYear: 3 }
    expect([1, 2, 3, 4].map((year) => guaranteedAmount(clause, year, 1))).toEqual([0, 0, 100, 103])
    expect(guaranteedAmount(clause, 5, 0.5)).toBeCloseTo(100 * 1.03 ** 2 * 0.5, 12)
  })

  it('never takes anything back', () => {
    expect([trueUp(10, 12), trueUp(10, 10), trueUp(0, 0)]).toEqual([0, 0, 0])
  })
})
