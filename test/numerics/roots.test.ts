import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rootBetween } from '../../models/numerics/roots.ts'

test('finds a root to the last digits in few steps', () => {
  let calls = 0
  const root = rootBetween(
    (x) => {
      calls++
      return x * x * x - 2
    },
    [0, 5],
  )
  expect(root).toBeCloseTo(Math.cbrt(2), 14)
  expect(calls).toBeLessThan(20)
})

test('any bracketed root of a rising curve is enclosed', () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (target) => {
      const root = rootBetween((x) => Math.sinh(x / 10) - Math.sinh(target / 10), [-51, 52])
      expect(Math.abs(root! - target)).toBeLessThan(1e-12 * (1 + Math.abs(target)))
    }),
  )
})

test('no change of sign, no root; an end that is a root is one', () => {
  expect(rootBetween((x) => x * x + 1, [-1, 1])).toBeNull()
  expect(rootBetween(() => Number.NaN, [-1, 1])).toBeNull()
  expect(rootBetween((x) => x - 1, [1, 4])).toBe(1)
  expect(rootBetween((x) => x - 4, [1, 4])).toBe(4)
  expect(rootBetween((x) => x - 2, [0, 5], 0.5)).toBeCloseTo(2, 0)
})
