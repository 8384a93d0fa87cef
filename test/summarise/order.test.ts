import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGrid } from '../../models/summarise/grid.ts'
import { createOrdering } from '../../models/summarise/order.ts'
import { risingOf } from '../../models/summarise/quantile.ts'
import { select } from '../../models/summarise/select.ts'

/** Columns that are hard to spread over buckets: masses, ties, tails, steps, and numbers at both ends of the range. */
const values = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, -0, 1, 5e-324, -5e-324, 1e300, -1e300, 1.7e308, -1.7e308),
  fc.integer({ min: -3, max: 3 }),
)

const column = (replicates: number, longest: number) =>
  fc
    .array(values, { minLength: replicates, maxLength: longest, size: 'max' })
    .map((list) => Float64Array.from(list.slice(0, list.length - (list.length % replicates))))

const sortedCopy = (list: Float64Array): Float64Array => list.slice().sort()

const everyRank = (count: number): readonly number[] => Array.from({ length: count }, (_, rank) => rank)

const ownOf = (list: Float64Array, replicate: number, replicates: number): Float64Array =>
  sortedCopy(list.filter((_, trial) => trial % replicates === replicate))

const withoutSign = (list: ArrayLike<number>): number[] =>
  Array.from(list, (value) => (value === 0 ? 0 : value))

describe('a column in order', () => {
  it.each([1, 2, 16, 20])(
    'has the values a sort would give, of all trials and of %d replicates',
    (replicates) => {
      fc.assert(
        fc.property(column(replicates, 1500), fc.nat(), (list, seed) => {
          const asked = {
            whole: everyRank(list.length),
            front: seed % list.length,
            own: everyRank(list.length / replicates),
          }
          const ordering = createOrdering(createGrid(list.length, replicates), asked)
          ordering.put(list)
          expect(withoutSign(ordering.own)).toEqual(
            withoutSign(Array.from({ length: replicates }, (_, r) => [...ownOf(list, r, replicates)]).flat()),
          )
          ordering.put(list)
          expect(withoutSign(ordering.whole)).toEqual(withoutSign(sortedCopy(list)))
        }),
        { numRuns: 40 },
      )
    },
  )

  it('is right at the ranks asked for and holds the lowest before its front', () => {
    fc.assert(
      fc.property(column(16, 3000), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (list, seeds) => {
        const size = list.length / 16
        const whole = risingOf(seeds.map((seed) => seed % list.length))
        const own = risingOf(seeds.map((seed) => seed % size))
        const front = whole[seeds.length % whole.length]!
        const ordering = createOrdering(createGrid(list.length, 16), { whole, front, own })
        const sorted = sortedCopy(list)
        ordering.put(list)
        expect(whole.map((rank) => ordering.whole[rank]! + 0)).toEqual(whole.map((rank) => sorted[rank]! + 0))
        expect(withoutSign(sortedCopy(ordering.whole.slice(0, front)))).toEqual(
          withoutSign(sorted.slice(0, front)),
        )
        for (let r = 0; r < 16; r++) {
          const expected = ownOf(list, r, 16)
          expect(own.map((rank) => ordering.own[r * size + rank]! + 0)).toEqual(
            own.map((rank) => expected[rank]! + 0),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the columns before it', () => {
    const list = Float64Array.from({ length: 640 }, (_, trial) => (trial * 7919) % 641)
    const other = list.map((value) => (value > 300 ? 0 : -value * 1e9))
    const asked = { whole: [0, 31, 320, 639], front: 31, own: [3, 20, 39] }
    const fresh = createOrdering(createGrid(640, 16), asked)
    const used = createOrdering(createGrid(640, 16), asked)
    for (const each of [other, list, other, list]) used.put(each)
    fresh.put(list)
    for (const rank of asked.whole) expect(used.whole[rank]).toBe(fresh.whole[rank])
    for (const rank of asked.own) expect(used.own[40 * 5 + rank]).toBe(fresh.own[40 * 5 + rank])
  })
})

describe('selection', () => {
  it('puts a value in its place within a stretch and tells how far the order reaches', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(), (list, a, b) => {
        const [from, place] = [a % list.length, b % list.length].sort((x, y) => x - y) as [number, number]
        const found = Float64Array.from(list)
        const settled = select(found, place, { from, to: list.length - 1 })
        const sorted = sortedCopy(Float64Array.from(list.slice(from)))
        expect(settled).toBeGreaterThanOrEqual(place)
        expect(withoutSign(found.slice(place, settled + 1))).toEqual(
          withoutSign(sorted.slice(place - from, settled + 1 - from)),
        )
        expect(withoutSign(sortedCopy(found))).toEqual(withoutSign(sortedCopy(Float64Array.from(list))))
      }),
    )
  })
})
