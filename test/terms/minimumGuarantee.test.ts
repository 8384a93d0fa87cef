import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { guaranteedAmount, trueUp } from '../../models/terms/minimumGuarantee.ts'
import { marginalAmount } from '../../models/terms/tiers.ts'
import { publishedCase } from '../known/publishedCase.ts'

describe('a minimum guarantee', () => {
  const { source, inputs, expected, tolerance } = publishedCase<
    { rate: number; minimum: number; sales: number[] },
    number[]
  >('minimum-two-wordings')

  it(`in both wordings is one contract (${source})`, () => {
    const tiers = { upTo: [10, Infinity], price: [0, inputs.rate] }
    inputs.sales.forEach((sales, j) => {
      const first = inputs.rate * sales + trueUp(plain, inputs.minimum, inputs.rate * sales)
      const second = inputs.minimum + marginalAmount(plain, sales, tiers)
      expect(Math.abs(first - expected[j]!)).toBeLessThanOrEqual(tolerance.abs!)
      expect(Math.abs(second - expected[j]!)).toBeLessThanOrEqual(tolerance.abs!)
    })
  })

  it('is one contract in both wordings at any rate, minimum and sales', () => {
    const number = (most: number) => fc.double({ min: 1e-3, max: most, noNaN: true })
    fc.assert(
      fc.property(number(1), number(1e6), number(1e8), (rate, minimum, sales) => {
        const tiers = { upTo: [minimum / rate, Infinity], price: [0, rate] }
        const first = rate * sales + trueUp(plain, minimum, rate * sales)
        const second = minimum + marginalAmount(plain, sales, tiers)
        expect(Math.abs(first - second)).toBeLessThanOrEqual(1e-9 * first)
      }),
      { numRuns: 5000 },
    )
  })

  it('escalates by its power and is pro-rated', () => {
    expect(guaranteedAmount(plain, { amount: 100, grown: 1.03 }, 1)).toBe(103)
    expect(guaranteedAmount(plain, { amount: 100, grown: 1.03 ** 2 }, 0.5)).toBeCloseTo(
      100 * 1.03 ** 2 * 0.5,
      12,
    )
  })

  it('never takes anything back', () => {
    expect([trueUp(plain, 10, 12), trueUp(plain, 10, 10), trueUp(plain, 0, 0)]).toEqual([0, 0, 0])
  })
})
