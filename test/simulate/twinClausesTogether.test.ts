import { describe, expect, it } from 'vitest'
import { changed, type Loose } from '../laws/documents.ts'
import { differencesFromTwin, differencesInFutures } from '../support/againstTwin.ts'
import { long } from '../support/long.ts'
import { lateTerms } from '../support/twin/clauseCasesSettled.ts'
import { clauseDocument, everydayTerms, inQuarters } from '../support/twin/clauseDocument.ts'

/** Switches that touch each other in one deal, against the slow twin. */
const others = everydayTerms.filter((term) => !('kind' in term) || term.kind !== 'paymentTerms')
const tiers = [{ upTo: 3e6, rate: 0.03 }, { upTo: 8e6, rate: 0.05 }, { rate: 0.08 }]
const royalty = {
  ...{ kind: 'royalty', tiers, tierClock: 'rolling', apportionment: 'combination', taxAs: 'service' },
  ...{ combination: { own: 3, others: 1 }, stepDowns: [{ fromYear: 4, factor: 0.7 }] },
}
const bounds = [
  { kind: 'stacking', thirdParty: 0.03 },
  { kind: 'royaltyCap', amount: 600_000, rateAfter: 0.01, clock: 'annual' },
  { kind: 'advance', amount: 500_000, rate: 0.5, balance: 'per-grant' },
]
const shares = [
  { kind: 'revenueShare', share: 0.01, of: 'net', deductions: { share: 0.1 } },
  { kind: 'poolShare', pool: 2e6, ownUsage: 10, totalUsage: 90, growth: 0.03, taxAs: 'service' },
  { kind: 'sublicenceShare', receipts: { perRevenue: 0.1 }, passThrough: 0.2, stages: [{ share: 0.4 }] },
]
const fees = [
  { kind: 'upfrontFee', amount: 400_000, deductible: 'over-term', taxAs: 'service' },
  { kind: 'holdback', share: 0.2, releaseYears: 2.25 },
  { kind: 'inKind', costToPayer: 50_000, valueToReceiver: 80_000, timing: 'yearly' },
  { kind: 'changeOfControl', hazardPerYear: 0.1, effect: 'end' },
]
const minimum = { kind: 'minimumGuarantee', amount: 300_000, fromYear: 2 }
const euros = { kind: 'currency', of: 'amounts', currency: 'EUR', rate: 1.2, volatility: 0.1 }

const taxes = (copy: Loose): void => {
  copy.licensor.taxRate = { royalty: 0.2, service: 0.3, equity: 0.1 }
  copy.licensees[0].taxRate = { royalty: 0.32, service: 0.24 }
  for (const party of [copy.licensor, copy.licensees[0]]) party.lossRelief = 'carried-forward'
}

const documents: readonly (readonly [string, Loose])[] = [
  ['royalties, bounds and shares', clauseDocument([royalty, ...bounds, ...shares, ...others, lateTerms])],
  [
    'a recoupable minimum beside an advance for each grant',
    clauseDocument([royalty, ...bounds, { ...minimum, trueUpRecoupable: true }, ...others, lateTerms]),
  ],
  [
    'a creditable minimum that counts the advance and all shares',
    clauseDocument([
      ...[royalty, ...bounds, ...shares.filter(({ kind }) => kind !== 'poolShare'), ...others, lateTerms],
      { ...minimum, credits: 'all', shortfallCreditableYears: 2, advanceCountsTowardMinimum: true },
    ]),
  ],
  [
    'fees in another currency, late, withheld on, with taxes of their own',
    clauseDocument(
      [
        ...[royalty, ...fees, minimum, ...others, lateTerms, euros],
        { kind: 'withholding', rate: 0.1, grossUp: true },
      ],
      taxes,
    ),
  ],
  [
    'everything, settled within a collar',
    clauseDocument(
      [
        ...[
          { ...royalty, taxAs: 'royalty' },
          ...bounds,
          ...shares,
          ...fees,
          { ...minimum, clock: 'term' },
          ...others,
          lateTerms,
        ],
        {
          ...euros,
          of: 'settlement',
          collar: { floor: 0.9, cap: 1.1 },
          interest: { home: 0.03, foreign: 0.01 },
        },
        { kind: 'withholding', rate: 0.15 },
        { kind: 'equity', value: 5e5, volatility: 0.4, years: 3, warrant: { strike: 3e5 } },
      ],
      taxes,
    ),
  ],
]

/** A deal that starts and ends within a calendar year, so that contract years straddle them. */
const shifted = (document: Loose): Loose =>
  changed(inQuarters(document), (copy) => {
    Object.assign(copy.deals[0].grants[0], { startYear: 0.5, termYears: 4.75 })
    Object.assign(copy.deals[0].grants[1], { startYear: 1.25, termYears: 3 })
  })

describe.each(documents)('%s', (name, document) => {
  // in other calendars the expected case of one deal: what it adds to a future are the branches, which they share
  const shortly = long || name.startsWith('royalties') ? differencesFromTwin : differencesInFutures

  const calendars: readonly (readonly [
    string,
    Loose,
    number,
    (document: Loose, id: string, step: number) => readonly unknown[],
  ])[] = [
    ['by years', document, 37, differencesFromTwin],
    ['by quarters', inQuarters(document), 61, differencesFromTwin],
    ['by quarters, from the middle of a year', shifted(document), 61, shortly],
    ['with cash at period ends', { ...document, timing: 'end-period' }, 101, shortly],
  ]
  // what quarters are is in those from the middle of a year, too
  it.each(calendars.filter(([when]) => long || when !== 'by quarters'))(
    '%s',
    (_when, each, step, differences) => {
      expect(differences(each, 'royalty', step)).toEqual([])
    },
  )
})
