import { describe, expect, it } from 'vitest'
import { check, value } from '../../models/valuation.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const having = (...terms: readonly Loose[]) =>
  changed(sample('constants'), (copy: Loose) => {
    copy.deals[0].terms.push(...terms)
  })

const refused: readonly (readonly [string, Loose, string, string])[] = [
  [
    'a payment term beyond ten years',
    { kind: 'paymentTerms', reportingDays: 1e9 },
    '/deals/0/terms/4/reportingDays',
    '3650',
  ],
  [
    'a tax that leaves nothing',
    { kind: 'withholding', rate: 1, grossUp: true },
    '/deals/0/terms/4/rate',
    '0.999',
  ],
  [
    'use out of field without a consequence',
    { kind: 'outOfField', cureDays: 30 },
    '/deals/0/terms/4',
    'a multiple',
  ],
  [
    'the document’s own currency',
    { kind: 'currency', currency: 'USD', rate: 1, volatility: 0.1 },
    '/deals/0/terms/4/currency',
    'another currency',
  ],
  [
    'more usage than all',
    { kind: 'poolShare', pool: 1e6, ownUsage: 20, totalUsage: 10 },
    '/deals/0/terms/4/ownUsage',
    'within that of all (10)',
  ],
]

describe('a clause that cannot be meant', () => {
  it.each(refused)('%s is refused with its place', (_, term, pointer, words) => {
    const checked = check(having(term))
    expect(checked.ok ? [] : checked.faults).toMatchObject([
      { pointer, expected: expect.stringContaining(words) },
    ])
  })

  it('a tail of years beside a right that has none', () => {
    const checked = check(
      changed(sample('constants'), (copy: Loose) => {
        copy.deals[0].terms[3] = { kind: 'residual', scope: 'none', tailYears: 2 }
      }),
    )
    expect(checked.ok ? [] : checked.faults).toMatchObject([{ pointer: '/deals/0/terms/3/tailYears' }])
  })
})

describe('between two grants of a deal', () => {
  it.each([1, 2, 4])('nothing is owed, with %d periods a year', (periodsPerYear) => {
    const gap = changed(sample('constants'), (copy: Loose) => {
      copy.periodsPerYear = periodsPerYear
      const [deal] = copy.deals
      const [grant] = deal.grants
      deal.grants = [
        { ...grant, termYears: 1 },
        { ...grant, startYear: 3, termYears: 2 },
      ]
    })
    const valued = value(gap, { trials: 64 })
    if (!valued.ok) throw new Error(JSON.stringify(valued.faults))
    const { statement } = valued.value.expected.deals[0]!
    const earned = (year: number) => statement.find((row) => row.year === year)?.earnedRoyalty ?? 0
    expect([1, 2, 3, 4, 5].map((year) => earned(year) > 0)).toEqual([true, false, false, true, true])
  })
})
