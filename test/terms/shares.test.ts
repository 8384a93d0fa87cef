import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { poolDue } from '../../models/terms/poolShare.ts'
import { sublicenceDue } from '../../models/terms/sublicenceShare.ts'
import { publishedCase } from '../known/publishedCase.ts'

describe('a share of a pool', () => {
  const { source, inputs, expected, tolerance } = publishedCase<
    { pool: number; own: number; total: number },
    number
  >('pool-prorate')

  it(`goes by usage (${source})`, () => {
    expect(Math.abs(poolDue(plain, inputs.pool, inputs) - expected)).toBeLessThanOrEqual(tolerance.abs!)
  })

  it('of all who use it adds up to the pool; where nobody does, nothing is due', () => {
    const usage = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), usage, (pool, all) => {
        const total = all.reduce((sum, own) => sum + own, 0)
        const due = all.reduce((sum, own) => sum + poolDue(plain, pool, { own, total }), 0)
        expect(Math.abs(due - (total > 0 ? pool : 0))).toBeLessThanOrEqual(1e-9 * pool + 1e-300)
      }),
      { numRuns: 2000 },
    )
  })
})

it('a share of sublicences leaves what is passed through', () => {
  expect(sublicenceDue(plain, 200, { share: 0.25, passThrough: 0.2 })).toBe(40)
  expect(sublicenceDue(plain, 200, { share: 0.25, passThrough: 1 })).toBe(0)
})
