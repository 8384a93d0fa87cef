import { describe, expect, it } from 'vitest'
import type { Loose } from '../laws/documents.ts'
import { differencesFromTwin } from '../support/againstTwin.ts'
import { clauseDocument, everydayTerms } from '../support/twin/clauseDocument.ts'

/** Readings that engine and twin first took differently, and that the readings of the terms have settled since. */
const royalty = { kind: 'royalty', rate: 0.05 }
const advance = { kind: 'advance', amount: 300_000, rate: 0.5 }
const minimum = { kind: 'minimumGuarantee', amount: 250_000 }
const stages = [{ share: 0.3 }]
const pool = { kind: 'poolShare', pool: 2e6, ownUsage: 10, totalUsage: 90 }
const euros = { kind: 'currency', of: 'amounts', currency: 'EUR', rate: 1.2, volatility: 0.1 }
const byTreatment = (copy: Loose): void => {
  copy.licensor.taxRate = { royalty: 0.2, service: 0.3 }
}

const settled: readonly (readonly [string, readonly object[], ((copy: Loose) => void)?])[] = [
  [
    'no fee for a new owner at the end of the year in which the licensee fails or the deal is terminated',
    [royalty, { kind: 'changeOfControl', hazardPerYear: 0.15, effect: 'fee', fee: 200_000 }],
  ],
  [
    'what is held back is paid when the licensee fails at the date of release',
    [royalty, { kind: 'upfrontFee', amount: 600_000 }, { kind: 'holdback', share: 0.2, releaseYears: 2 }],
  ],
  [
    'what stacking takes off a royalty is taxed as the royalty',
    [
      { ...royalty, taxAs: 'service' },
      { kind: 'stacking', thirdParty: 0.03 },
    ],
    byTreatment,
  ],
  [
    'what a cap takes off a royalty is taxed as the royalty',
    [
      { ...royalty, taxAs: 'service' },
      { kind: 'royaltyCap', amount: 300_000 },
    ],
    byTreatment,
  ],
  [
    'what is recouped of a royalty is taxed as the royalty',
    [{ ...royalty, taxAs: 'service' }, advance],
    byTreatment,
  ],
  ['a pool is money written in a clause', [royalty, pool, euros]],
  [
    'sublicence receipts are not money written in a clause',
    [{ kind: 'sublicenceShare', receipts: 9e5, stages }, euros],
  ],
  [
    'an advance is recouped as it was paid, at the start of the deal',
    [royalty, advance, euros],
    (copy) => {
      Object.assign(copy.deals[0].grants[0], { startYear: 1, termYears: 5 })
    },
  ],
  [
    'a minimum over the term is converted on the day of its one true-up',
    [royalty, { ...minimum, clock: 'term' }, euros],
  ],
  [
    'an advance that counts towards a minimum counts once',
    [royalty, advance, { ...minimum, advanceCountsTowardMinimum: true }],
  ],
  ['a minimum that credits all payments credits a pool', [royalty, pool, { ...minimum, credits: 'all' }]],
  [
    'an advance of each grant is recouped from royalties on that grant',
    [
      { ...royalty, market: 'diagnostics-us' },
      { ...advance, balance: 'per-grant' },
    ],
  ],
  [
    'sublicence receipts of a market come while its grant runs',
    [royalty, { kind: 'sublicenceShare', receipts: 9e5, stages, market: 'diagnostics-eu' }],
  ],
]

describe('settled readings', () => {
  it.each(settled.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [terms, change] }) => {
    expect(differencesFromTwin(clauseDocument([...terms, ...everydayTerms], change), 'royalty', 17)).toEqual(
      [],
    )
  })
})
