import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addTo,
  compensatedDot,
  compensatedMean,
  compensatedSum,
  mergeInto,
  runningSum,
  totalOf,
} from '../../models/numerics/compensatedSum.ts'

test('keeps what a plain sum drops: 1 + 1e100 + 1 − 1e100 (Neumaier)', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2)
  expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1)
  expect(compensatedMean([1, 1e16, 1, -1e16])).toBe(0.5)
  expect(compensatedDot([1e16, 1, 1e16], [1, 1, -1])).toBe(1)
})

test('sums exactly where integers of 2⁵³ are involved', () => {
  const terms = fc.array(fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(terms, (integers) => {
      const exact = integers.reduce((sum, term) => sum + term, 0n)
      expect(compensatedSum(integers.map(Number))).toBe(Number(exact))
    }),
  )
})

test('a sum in blocks is the sum of the whole; its bits depend on the order of blocks only', () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 3, maxLength: 300 })
  fc.assert(
    fc.property(values, fc.nat(), (all, cut) => {
      const at = cut % all.length
      const [left, right] = [runningSum(), runningSum()]
      for (const value of all.slice(0, at)) addTo(left, value)
      for (const value of all.slice(at)) addTo(right, value)
      mergeInto(left, right)
      expect(Math.abs(totalOf(left) - compensatedSum(all))).toBeLessThanOrEqual(1e-6 * Number.EPSILON * 1e9)
    }),
  )
  expect(compensatedSum([1, 2, 3, 4], 1, 3)).toBe(5)
})
