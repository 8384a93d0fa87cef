import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { midranksOf, orderOf } from '../../models/numerics/order.ts'

const hard = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, 2 ** -1022, 1 + 2 ** -52, 1, Infinity, -Infinity, 1e300),
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
)
const column = fc.array(hard, { maxLength: 60 }).map((values) => Float64Array.from(values))

describe('the order of values', () => {
  it('is that of a sort, with equal values as they stand', () => {
    const law = (values: Float64Array): void => {
      const order = [...orderOf(values)]
      const before = (a: number, b: number): number =>
        Object.is(a, b) ? 0 : a < b || Object.is(a, -0) ? -1 : 1
      const sorted = [...values.keys()].sort(
        (i, j) =>
          (values[i] === values[j] ? before(values[i]!, values[j]!) : values[i]! - values[j]!) || i - j,
      )
      expect(order).toEqual(sorted)
    }
    fc.assert(fc.property(column, law))
  })

  it('gives ranks that count who is below and who is equal', () => {
    const law = (values: Float64Array): void => {
      const slow = values.map((value) => {
        const below = values.filter((other) => other < value).length
        const upTo = values.filter((other) => other <= value).length
        return (below + upTo) / 2 / values.length
      })
      expect(midranksOf(values)).toEqual(slow)
    }
    fc.assert(fc.property(column, law))
  })

  it('is right where only low words differ, a few or all turned round', () => {
    for (const count of [3, 40, 400]) {
      const values = Float64Array.from({ length: count }, (_, i) => 1 + (count - i) * 2 ** -50)
      expect([...orderOf(values)]).toEqual(Array.from(values, (_, i) => count - 1 - i))
    }
  })

  it('reads a part of a longer column', () => {
    const whole = Float64Array.of(9, 3, -1, 2, 2)
    expect([...midranksOf(whole.subarray(1, 5))]).toEqual([0.875, 0.125, 0.5, 0.5])
  })
})
