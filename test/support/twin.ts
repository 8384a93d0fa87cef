import { type Agreement, agreementOf } from './twin/agreement.ts'
import { benefits, exitCosts, integrations, licensorCosts, profitShares, transfers } from './twin/costs.ts'
import { equities, inKinds } from './twin/equity.ts'
import type { Facts, Json, TwinDeal } from './twin/facts.ts'
import { refunds } from './twin/favoured.ts'
import { fixedFees, milestones } from './twin/fees.ts'
import { type Flow, outlay } from './twin/flow.ts'
import { holdbacks, lateInterests } from './twin/holdback.ts'
import { riskLosses } from './twin/losses.ts'
import { inside, read, text } from './twin/place.ts'
import { audits, grantBack, residualRoyalties, salesPayments, shownLines } from './twin/sales.ts'
import { settle, statementOf } from './twin/settlement.ts'
import { taxesOf } from './twin/tax.ts'
import { pricedTerms, underReporting, waterfall } from './twin/waterfall.ts'
import { termsOf, worthOf } from './twin/worth.ts'

const knownTerms = [
  ...[
    'upfrontFee',
    'annualFee',
    'advance',
    'royalty',
    'stacking',
    'royaltyCap',
    'minimumGuarantee',
    'usageFee',
  ],
  ...['revenueShare', 'profitShare', 'milestone', 'audit', 'paymentTerms', 'withholding', 'currency'],
  ...['termination', 'residual', 'mostFavoured', 'outOfField', 'poolShare', 'sublicenceShare', 'equity'],
  ...['inKind', 'holdback', 'changeOfControl'],
]

/** After the licensee's failure nothing is paid: what is due later is a claim and recovers its term's `recovery`. */
const surviving = (agreement: Agreement, flow: Flow): readonly Flow[] => {
  const last = agreement.periods.findLast(({ to }) => to <= agreement.failedAt)
  if (flow.time <= Math.max(agreement.failedAt, last?.cash ?? 0) + 1e-9) return [flow]
  if (flow.from !== 'licensee' || flow.to !== 'licensor') return []
  const term = typeof flow.term === 'number' ? agreement.terms[flow.term] : undefined
  // an audit's own `recovery` is what it collects of its findings, not of a failed licensee's debts
  const recovery =
    term === undefined || text(inside(term, 'kind')) === 'audit'
      ? 0
      : read(agreement.facts, inside(term, 'recovery'), { otherwise: 0 })
  return [{ ...flow, amount: flow.amount * recovery }]
}

/**
 * What a deal pays in one future, straight from sections 4 to 7 of the domain page: the slow, obvious twin of the
 * engine. A list of dated flows is written down term by term, then settled, taxed and discounted one by one.
 */
export const twinDeal = (document: Json, dealId: string, facts: Facts, strategy?: string): TwinDeal => {
  const agreement = agreementOf(document, dealId, facts, strategy)
  for (const term of agreement.terms)
    if (!knownTerms.includes(text(inside(term, 'kind'))))
      throw new Error(`The twin does not know ${term.path}`)
  const reported = waterfall(agreement, (period) => underReporting(agreement, period))
  const audited = audits(agreement, reported)
  const due = [
    ...fixedFees(agreement),
    ...salesPayments(agreement, reported),
    ...milestones(agreement),
    ...profitShares(agreement),
    ...residualRoyalties(agreement),
    ...grantBack(agreement),
    ...audited.recoveries,
    ...holdbacks(agreement),
    ...refunds(
      agreement,
      pricedTerms(agreement, (period) => underReporting(agreement, period)),
    ),
  ].flatMap((flow) => surviving(agreement, flow))
  const receipts = [...due, ...lateInterests(agreement, due)]
  const others = [
    ...shownLines(agreement, reported),
    ...benefits(agreement),
    ...integrations(agreement),
    ...transfers(agreement),
    ...exitCosts(agreement),
    ...licensorCosts(agreement),
    ...inKinds(agreement),
    ...audited.bills.map(({ amount, time, by }) =>
      outlay({ line: by === 'licensor' ? 'licensorCosts' : 'compliance', amount, time }, by),
    ),
  ].flatMap((flow) => surviving(agreement, flow))
  const flows = [...receipts, ...equities(agreement), ...others, ...riskLosses(agreement, receipts)]
  const settled = flows.filter(({ amount }) => amount !== 0).map((flow) => settle(agreement, flow))
  const taxes = taxesOf(agreement, settled)
  return {
    statement: statementOf(agreement, settled, taxes),
    licensor: worthOf(agreement, { settled, taxes }, 'licensor'),
    licensee: worthOf(agreement, { settled, taxes }, 'licensee'),
    terms: termsOf(agreement, settled, 'licensor'),
    licenseeTerms: termsOf(agreement, settled, 'licensee'),
  }
}
