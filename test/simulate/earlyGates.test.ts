import { describe, expect, it } from 'vitest'
import { answerTo, type Loose } from '../laws/documents.ts'
import { eachFuture } from '../laws/futures.ts'
import { differencesFromTwin } from '../support/againstTwin.ts'
import { clauseDocument } from '../support/twin/clauseDocument.ts'

/**
 * A licensee's deals end with the contract year in which a gate fails (domain page, section 5). A gate that failed before a
 * deal began has no contract year and ends nothing; one that fails later still does.
 */
const document = (start: number, change: (copy: Loose) => void = () => undefined): Loose =>
  clauseDocument([{ kind: 'annualFee', amount: 50_000, timing: 'arrears' }], (copy) => {
    copy.licensees[0].failure = 0
    copy.licensees[0].ifGateFails.terminates = 1
    const gate = { probability: 0.5, scope: 'market' }
    copy.markets.forEach((market: Loose, m: number) => {
      market.success = [{ ...gate, gate: `gate-${m}`, year: m === 0 ? 0.5 : 2.5 }]
    })
    for (const grant of copy.deals[0].grants) Object.assign(grant, { startYear: start, termYears: 4 })
    change(copy)
  })

const feeOf = (of: Loose, year: number): number =>
  answerTo(of, { trials: 16 }).expected.deals[0]!.statement.find((row) => row.year === year)!.annualFee!

describe('a gate before the deal, and one after its start', () => {
  it('leave the fees of the later years to the later one alone', () => {
    // the second gate fails in contract year 2, from 2 to 3: its fee is still paid
    expect(feeOf(document(1), 3)).toBeCloseTo(50_000, 8)
    expect(feeOf(document(1), 4)).toBeCloseTo(0.5 * 50_000, 8)
    // both fall into the term: the deal ends with year 1 or with year 3
    expect(feeOf(document(0), 2)).toBeCloseTo(0.5 * 50_000, 8)
    expect(feeOf(document(0), 4)).toBeCloseTo(0.25 * 50_000, 8)
  })

  it('in the futures as in the expected case', () => {
    let paid = 0
    eachFuture(document(1), 512, (_, { lines }) => {
      paid += lines.annualFee![4]!
    })
    expect(paid / 512).toBeGreaterThan(0.49 * 50_000)
    expect(paid / 512).toBeLessThan(0.51 * 50_000)
  })

  it.each<readonly [string, Loose]>([
    ['at the start', document(0.5)],
    ['before it', document(1)],
    [
      'before it, sometimes',
      document(1, (copy) => Object.assign(copy.licensees[0].ifGateFails, { terminates: 0.6 })),
    ],
    [
      'at a date that is drawn',
      document(1, (copy) => {
        copy.markets[0].success[0].year = { kind: 'uniform', min: 0.2, max: 1.6 }
      }),
    ],
    ['and both before the term ends', document(3)],
  ])('are what the twin says %s', (_, of) => {
    expect(differencesFromTwin(of, 'royalty', 127)).toEqual([])
  })
})
