import { describe, expect, test } from 'vitest'
import { changed, type Loose } from '../laws/documents.ts'
import { minimumCases, royaltyCases, shareCases } from '../support/twin/clauseCases.ts'
import {
  currencyCases,
  equityCases,
  eventCases,
  lateTerms,
  taxCases,
} from '../support/twin/clauseCasesSettled.ts'
import { clauseDocument, everydayTerms } from '../support/twin/clauseDocument.ts'
import { twinExpected } from '../support/twin/expected.ts'
import { type Facts, receiptLines, type TwinDeal } from '../support/twin/facts.ts'
import { roughFacts, roughMeans } from '../support/twin/rough.ts'
import { twinDeal } from '../support/twin.ts'

/** What holds whatever the clauses: nothing is lost between the parties, their taxes and the statement. */
const cases = [
  ...[royaltyCases, minimumCases, shareCases, equityCases, currencyCases, taxCases, eventCases].flat(),
]
const late = everydayTerms.map((term) => ('reportingDays' in term ? lateTerms : term))

const undiscounted = (document: Loose): Loose =>
  changed(document, (copy) => {
    for (const party of [copy.licensor, copy.licensees[0]])
      Object.assign(party, { discountRate: 0, timeRate: 0 })
  })

const futures: readonly Partial<Facts>[] = [
  { audit: () => 1, exchange: (_, t) => 1 + t / 20, normal: () => 0.5 },
  { failureYear: () => 3, exchange: (_, t) => 1 - t / 20 },
  { terminationYear: () => 4, changeOfControl: (_, c) => Number(c === 2), recreates: () => true },
]

const total = (deal: TwinDeal, lines: readonly string[]): number =>
  deal.statement.reduce(
    (all, row) => all + lines.reduce((part, line) => part + (row[line] ?? Number.NaN), 0),
    0,
  )

const near = (found: number, wanted: number): void => expect(Math.abs(found - wanted)).toBeLessThan(1e-3)

const holds = (deal: TwinDeal): void => {
  const paid = total(deal, [...receiptLines, 'currencyEffect'])
  const withheld = deal.statement.map((row) => row.withholding ?? Number.NaN)
  const onTop = withheld.some((amount) => amount > 0)
  const all = withheld.reduce((sum, amount) => sum + amount, 0)
  const licensor = total(deal, ['taxCredit', 'inKind']) + (onTop ? 0 : all)
  near(deal.licensor.npv, paid + licensor - total(deal, ['licensorCosts', 'licensorRisks', 'licensorTax']))
  const costs = total(deal, ['integrationCost', 'inKindCost', 'compliance', 'licenseeRisks', 'licenseeTax'])
  near(deal.licensee.npv, total(deal, ['benefit']) - paid - (onTop ? all : 0) - costs)
  near(
    deal.terms.reduce((sum, term) => sum + term, 0),
    paid + licensor,
  )
}

describe.each(cases.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [terms, change] }) => {
  const document = undiscounted(clauseDocument([...terms, ...late], change))

  test('each side’s worth is its side of the statement, and the terms add up to the receipts', () => {
    for (const facts of futures) holds(twinDeal(document, 'royalty', roughFacts(document, facts)))
  })
})

test.each(cases.filter((_, i) => i % 7 === 6).map(([name, ...rest]) => ({ name, rest })))(
  'and in the expected case: $name',
  ({ rest: [terms, change] }) => {
    const document = undiscounted(clauseDocument([...terms, ...late], change))
    holds(twinExpected(document, 'royalty', roughMeans(document)))
  },
)
