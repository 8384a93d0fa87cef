import { findingsOf } from '../../models/review/findings.ts'
import type { Finding } from '../../models/review/rule.ts'
import { parse } from '../../models/scenario/parse.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

/** A deal on which there is nothing to say: the constant sample with every clause that a lawyer looks for. */
export const clean: Loose = changed(sample('constants'), (copy) => {
  copy.horizonYears = 10
  copy.inputs = { cpi: 0.02 }
  copy.dataset.freshness = { halfLifeYears: 5, refreshPerYear: 100000 }
  copy.dataset.sources = [
    {
      id: 'us',
      records: 1000000,
      origin: 'US',
      lawfulBasis: 'expert determination',
      identifiability: 'de-identified',
      determinationUntil: '2033-01-01',
      purposes: ['*'],
      transfer: [{ to: 'EU', status: 'permitted' }],
    },
  ]
  copy.licensor.alternative.value = 50000
  Object.assign(copy.licensees[0], { processingTerritory: 'US', failure: 0.02 })
  copy.licensees[0].alternative = { recreateCost: 5e6, recreateYears: 2, substituteShare: 0.5 }
  const [grant] = copy.deals[0].grants
  Object.assign(grant, { updates: true, exclusivity: 'exclusive', termYears: 3 })
  copy.deals[0].terms = [
    { kind: 'upfrontFee', amount: 300000 },
    {
      kind: 'royalty',
      base: 'net',
      deductions: { share: 0.1, cap: 0.15 },
      apportionment: 'product',
      tiers: [{ upTo: 5e6, rate: 0.05 }, { rate: 0.08 }],
    },
    { kind: 'minimumGuarantee', amount: 150000, advanceCountsTowardMinimum: false },
    { kind: 'advance', amount: 100000 },
    { kind: 'audit', underReporting: 0.03, probability: 0.3, detect: 0.9 },
    { kind: 'paymentTerms', reportingDays: 30, paymentDays: 30, lateDays: 0, lateInterest: 0.08 },
    { kind: 'outOfField', multiple: 3, cureDays: 30, terminate: true },
    { kind: 'changeOfControl', hazardPerYear: 0.02, effect: 'consent' },
    { kind: 'termination', hazardPerYear: 0.02, noticeMonths: 6, fee: 50000 },
    { kind: 'residual', scope: 'tail', tailYears: 3, rate: 0.01, modelHalfLifeYears: 2 },
  ]
  copy.deals[0].rights = {
    weights: 'licensee',
    improvements: { owner: 'licensee', grantBackShare: 0.001 },
    outputs: 'licensee',
    noReidentification: true,
  }
  copy.risks = [
    {
      id: 'warranty',
      name: "Breach of the licensor's warranty",
      scope: 'dataset',
      frequency: 0.01,
      severity: 200000,
      bearer: { licensor: 1, licensee: 0 },
      cap: { multipleOfFees: 1 },
    },
  ]
  copy.deals[0].risks = ['warranty']
})

/** The clean deal with a clause changed, by its kind. */
export const withClause = (kind: string, changes: Loose): Loose =>
  changed(clean, (copy) => {
    Object.assign(
      copy.deals[0].terms.find((term: Loose) => term.kind === kind),
      changes,
    )
  })

/** The clean deal without some clauses. */
export const lacking = (...kinds: readonly string[]): Loose =>
  changed(clean, (copy) => {
    copy.deals[0].terms = copy.deals[0].terms.filter((term: Loose) => !kinds.includes(term.kind))
  })

/** The clean deal with clauses more. */
export const withMore = (...terms: readonly object[]): Loose =>
  changed(clean, (copy) => {
    copy.deals[0].terms.push(...terms)
  })

/** What the rules find in the first deal of a document that can be read. */
export const findingsIn = (document: Loose): readonly Finding[] => {
  const scenario = parse(document)
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.faults))
  return findingsOf(scenario.value.document, 0)
}

/** "rule pointer". */
export const foundIn = (document: Loose): readonly string[] =>
  findingsIn(document).map(({ rule, pointer }) => `${rule} ${pointer}`)
