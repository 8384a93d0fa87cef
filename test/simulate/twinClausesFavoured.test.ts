import { describe, expect, it } from 'vitest'
import type { Loose } from '../laws/documents.ts'
import { type Difference, differencesIn, planOf, sampled } from '../support/againstTwin.ts'
import { clauseDocument, inQuarters } from '../support/twin/clauseDocument.ts'

/** Most-favoured clauses in a strategy against the slow twin: the later deal of another licensee is cheaper. */
const audit = { kind: 'audit', underReporting: 0.1, probability: 0.4, lookBackYears: 2 }
const usage = (price: number): object => ({
  ...{ kind: 'usageFee', unit: 'query', volume: { perRevenue: 0.01 } },
  tiers: [{ price }],
})

const favoured = (
  terms: readonly object[],
  clause: object,
  later: { readonly terms: readonly object[]; readonly startYear?: number; readonly termYears?: number },
): Loose =>
  clauseDocument([...terms, { kind: 'mostFavoured', ...clause }, audit], (copy) => {
    const other = structuredClone(copy.licensees[0])
    copy.licensees.push({ ...other, id: 'other', failure: 0, ifGateFails: undefined })
    const [grant] = copy.deals[0].grants
    const { startYear = 2, termYears = 3 } = later
    copy.deals.push({
      ...{ id: 'later', licensee: 'other', terms: [...later.terms, { kind: 'residual', scope: 'none' }] },
      grants: [{ ...grant, startYear, termYears }],
    })
    copy.strategies = [{ id: 'both', deals: ['royalty', 'later'] }]
  })

const royalty = (rate: number): object => ({ kind: 'royalty', rate })
const yearly = (amount: number): object => ({ kind: 'annualFee', amount, timing: 'advance' })
const upfront = (amount: number): object => ({ kind: 'upfrontFee', amount })
const all = [royalty(0.05), yearly(90_000), upfront(300_000), usage(2)]
const cheaper = [royalty(0.03), yearly(50_000), upfront(120_000), usage(1.5)]

const documents: readonly (readonly [string, Loose])[] = [
  ['a royalty from then on', favoured([royalty(0.05)], {}, { terms: [royalty(0.03)] })],
  ['an annual fee from then on', favoured([yearly(90_000)], {}, { terms: [yearly(50_000)] })],
  ['usage from then on', favoured([usage(2)], {}, { terms: [usage(1.5)] })],
  ['all of them', favoured(all, {}, { terms: cheaper })],
  ['of a market that overlaps', favoured(all, { market: 'diagnostics-us' }, { terms: cheaper })],
  ['not of a market that does not', favoured(all, { market: 'diagnostics-eu' }, { terms: cheaper })],
]

const refunds: readonly (readonly [string, Loose])[] = [
  ['a royalty, with a refund', favoured([royalty(0.05)], { effect: 'refund' }, { terms: [royalty(0.03)] })],
  ['an annual fee, with a refund', favoured([yearly(9e4)], { effect: 'refund' }, { terms: [yearly(5e4)] })],
  ['usage, with a refund', favoured([usage(2)], { effect: 'refund' }, { terms: [usage(1.5)] })],
  [
    'an upfront fee, with a refund',
    favoured([upfront(3e5)], { effect: 'refund' }, { terms: [upfront(1e5)] }),
  ],
  ['all of them, with a refund', favoured(all, { effect: 'refund' }, { terms: cheaper })],
  ['only what is dearer', favoured(all, { effect: 'refund' }, { terms: [royalty(0.02), yearly(200_000)] })],
]

const differences = (document: Loose): readonly Difference[] => {
  const futures = sampled(planOf(document))
  const trials = Array.from({ length: 24 }, (_unused, j) => j * 17)
  return differencesIn(document, 'royalty', { futures, trials, recreates: false, strategy: 'both' })
}

describe.each(documents)('%s', (_, document) => {
  it.each([
    ['by years', document],
    ['by quarters', inQuarters(document)],
  ])('%s', (_when, each) => {
    expect(differences(each)).toEqual([])
  })
})

/** What differs in all years together, by trial and line. */
const acrossYears = (found: readonly Difference[]): readonly string[] => {
  const totals = new Map<string, number>()
  for (const { place, engine, twin } of found.filter((row) => row.place.includes(' of year '))) {
    const line = place.replace(/ of year .*/, '')
    totals.set(line, (totals.get(line) ?? 0) + engine - twin)
  }
  return [...totals].filter(([, amount]) => Math.abs(amount) > 1e-3).map(([line]) => line)
}

describe.each(refunds)('%s', (_, document) => {
  it('pays back what the twin says', () => {
    expect(acrossYears(differences(inQuarters(document)))).toEqual([])
  })

  it('on the day that the twin says', () => {
    expect(differences(document)).toEqual([])
  })
})
