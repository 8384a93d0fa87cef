import { expect, it } from 'vitest'
import { expectedDeal } from '../../models/simulate/expected.ts'
import { differencesFromTwin, planOf, sampled } from '../support/againstTwin.ts'
import { currencyCases, equityCases, eventCases, taxCases } from '../support/twin/clauseCasesSettled.ts'
import { clauseDocument, everydayTerms, inQuarters } from '../support/twin/clauseDocument.ts'
import { describeCases } from '../support/twin/describeCases.ts'

/** Every switch of what is settled, taxed, held or ended. */
describeCases([
  ['equity, in kind, held back', equityCases],
  ['currency', currencyCases],
  ['tax', taxCases],
  ['events and rights', eventCases],
])

it('a new owner pays a fee, where nothing else ends the deal', () => {
  const terms = [
    { kind: 'royalty', rate: 0.05 },
    { kind: 'changeOfControl', hazardPerYear: 0.15, effect: 'fee', fee: 200_000 },
    ...everydayTerms.filter((term) => !('hazardPerYear' in term)),
  ]
  const document = clauseDocument(terms, (copy) => {
    Object.assign(copy.licensees[0], { failure: 0, ifGateFails: { terminates: 0 } })
  })
  expect(differencesFromTwin(document, 'royalty', 37)).toEqual([])
  expect(differencesFromTwin(inQuarters(document), 'royalty', 101)).toEqual([])
})

it('tiers of a risk are expected to cost the mean of their limited losses', () => {
  const severities = [100_000, 2_000_000]
  const document = clauseDocument([{ kind: 'royalty', rate: 0.05 }], (copy) => {
    Object.assign(copy.licensees[0], { failure: 0, ifGateFails: { terminates: 0 } })
    copy.deals[0].risks = ['erasure']
    const tiers = [0.7, 0.3].map((probability, j) => ({ probability, severity: severities[j] }))
    const risk = {
      id: 'erasure',
      frequency: 0.5,
      bearer: { licensor: 0.6, licensee: 0.4 },
      insuredShare: 0.25,
    }
    copy.risks = [{ ...risk, tiers, cap: { perEvent: 400_000 } }]
  })
  const plan = planOf(document)
  const { statement } = expectedDeal(sampled(plan), plan.deals[0]!, false)
  const row = statement.find(({ year }) => year === 3)
  // 0.75 of each is not insured: the licensor bears 0.6 of that, 45,000 and 900,000, the second limited
  const licensor = 0.5 * (0.7 * 45_000 + 0.3 * 400_000)
  expect(row?.licensorRisks).toBeCloseTo(licensor, 6)
  expect(row?.licenseeRisks).toBeCloseTo(0.5 * 0.75 * (0.7 * 1e5 + 0.3 * 2e6) - licensor, 6)
})
