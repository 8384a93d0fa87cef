import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsAbove } from '../../models/negotiate/zone/stretches.ts'

const replicates = 4
const trials = 12
const worth = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.constantFrom(0, -0, 0.1, 0.3, -0.3, 1e-300, 1e15),
)
const column = fc.array(worth, { minLength: trials, maxLength: trials }).map((all) => Float64Array.from(all))

describe('futures above a floor along a stretch', () => {
  it('are as many as every part by itself has', () => {
    const columns = fc.array(fc.tuple(column, column), { minLength: 1, maxLength: 2 })
    const asked = fc.tuple(columns, fc.integer({ min: 1, max: 41 }), fc.constantFrom(0, -0.005, 0.3))
    fc.assert(
      fc.property(asked, ([pairs, count, floor]) => {
        const [from, to] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
        const parts = Array.from({ length: count }, (_, p) => p / count)
        const plain = parts.map((part) => {
          const counts = new Float64Array(replicates)
          for (let i = 0; i < trials; i++)
            if (pairs.every(([a, b]) => a[i]! + part * (b[i]! - a[i]!) >= floor)) counts[i % replicates]! += 1
          return counts
        })
        expect(countsAbove({ from, to, parts }, floor, replicates)).toEqual(plain)
      }),
      { numRuns: 500 },
    )
  })
})
