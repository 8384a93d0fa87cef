import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../models/kernel/plain.ts'
import { withheld } from '../../models/terms/withholding.ts'
import { publishedCase } from '../known/publishedCase.ts'

describe('withholding', () => {
  const { source, inputs, expected, tolerance } = publishedCase<{ net: number; rate: number }, number>(
    'gross-up',
  )

  it(`grossed up leaves the receiver its net (${source})`, () => {
    const parts = withheld(plain, { rate: inputs.rate, grossUp: true, usable: 1 }, 0)
    expect(Math.abs(inputs.net * parts.gross - expected)).toBeLessThanOrEqual(tolerance.abs!)
    expect(parts.gross - parts.withheld).toBeCloseTo(1, 12)
  })

  it('of a grossed-up amount is inverse to withholding without gross-up', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), (rate) => {
        const up = withheld(plain, { rate, grossUp: true, usable: 1 }, 0.2)
        const without = withheld(plain, { rate, grossUp: false, usable: 1 }, 0.2)
        expect(up.gross * (without.gross - without.withheld)).toBeCloseTo(1, 9)
      }),
      { numRuns: 2000 },
    )
  })

  it('is credited up to the receiver’s own tax on the income, and not to one who pays none', () => {
    const clause = { rate: 0.3, grossUp: false, usable: 1 }
    expect(withheld(plain, clause, 0).credit).toBe(0)
    expect(withheld(plain, clause, 0.2).credit).toBeCloseTo(0.2, 12)
    expect(withheld(plain, clause, 0.5).credit).toBeCloseTo(0.3, 12)
    expect(withheld(plain, { ...clause, usable: 0.5 }, 0.5).credit).toBeCloseTo(0.15, 12)
  })
})
