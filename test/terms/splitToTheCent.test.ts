import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitToTheCent } from '../../models/terms/splitToTheCent.ts'
import { publishedCase } from '../known/publishedCase.ts'

const weights = fc
  .array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
    minLength: 1,
    maxLength: 30,
  })
  .filter((all) => all.some((weight) => weight > 0))
const units = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.maxSafeInteger())
const often = { numRuns: 5000 }

describe('a split to the cent', () => {
  const { source, inputs, expected } = publishedCase<{ units: number; weights: number[] }, number[]>(
    'largest-remainder',
  )

  it(`gives what is left to the largest remainders (${source})`, () => {
    expect(splitToTheCent(inputs.units, inputs.weights)).toEqual(expected)
  })

  it('adds up exactly, in whole cents, with nothing for a weight of 0', () => {
    fc.assert(
      fc.property(units, weights, (amount, by) => {
        const parts = splitToTheCent(amount, by)
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount))
        expect(parts.every(Number.isSafeInteger)).toBe(true)
        if (Math.abs(amount) < 1e12) expect(by.every((weight, j) => weight > 0 || parts[j] === 0)).toBe(true)
      }),
      often,
    )
  })

  it('is within a cent of the exact share, and a correction takes back what the payment gave', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (amount, by) => {
        const all = by.reduce((sum, weight) => sum + weight, 0)
        const parts = splitToTheCent(amount, by)
        parts.forEach((part, j) => {
          expect(Math.abs(part - (amount * by[j]!) / all)).toBeLessThan(1 + 1e-6)
        })
        expect(splitToTheCent(-amount, by)).toEqual(parts.map((part) => (part === 0 ? 0 : -part)))
      }),
      often,
    )
  })

  it('gives ties to the earlier', () => {
    expect(splitToTheCent(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitToTheCent(-2, [1, 1, 1])).toEqual([-1, -1, 0])
    expect(splitToTheCent(0, [1, 2])).toEqual([0, 0])
  })

  it('takes nothing back from whoever has nothing, where quotas are so large that they round up', () => {
    const parts = splitToTheCent(
      7_609_895_790_554_001,
      [0.00009066202674180981, 5e-324, 0.0009969914798342834],
    )
    expect(parts[1]).toBe(0)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(7_609_895_790_554_001)
  })

  it('is asked with weights', () => {
    for (const by of [[], [0, 0], [1, -1], [Number.NaN], [Infinity]])
      expect(() => splitToTheCent(100, by)).toThrow('weights to split by')
    expect(() => splitToTheCent(1.5, [1])).toThrow('whole minor units')
  })
})
