import type { Explanation } from '../../models/valuation.ts'
import type { Loose } from './documents.ts'

/**
 * Present values of one future from its statement, the document and the drawn inputs alone: dates and rate classes as
 * the domain page's sections 2.1 and 7 give them, for yearly periods with cash at mid-period. A second reading of the
 * statement that shares no code with the engine. For licensees who would not recreate the data.
 */
export const worthFromStatement = (
  document: Loose,
  told: Explanation,
): { readonly licensor: number; readonly licensee: number } => {
  const deal = document.deals.find((row: Loose) => row.id === told.deal)
  const licensee = document.licensees.find((row: Loose) => row.id === deal.licensee)
  const flows = told.statement.flatMap((row) => flowsOf(document, { deal, told, row }))
  const tax = { licensor: document.licensor.taxRate as number, licensee: licensee.taxRate as number }
  const withholding = deal.terms.find((term: Loose) => term.kind === 'withholding')
  const gross = withholding === undefined ? 1 : 1 / (1 - withholding.rate)
  const rate = (path: string, party: Loose, kind: Flow['rate']): number =>
    told.inputs.find((input) => input.path === `${path}.discountRate.${kind}`)?.value ??
    party.discountRate[kind]
  let [ours, theirs] = [0, 0]
  for (const { amount, time, rate: kind, side } of flows) {
    const here = amount * (1 + rate('licensor', document.licensor, kind)) ** -time
    const there = amount * (1 + rate(`licensees.${licensee.id}`, licensee, kind)) ** -time
    if (side === 'receipt') {
      ours += here * (1 - tax.licensor)
      theirs -= there * gross * (1 - tax.licensee)
    } else if (side === 'licensor') ours -= here * (1 - tax.licensor)
    else theirs += there * (1 - tax.licensee)
  }
  return { licensor: ours, licensee: theirs }
}

interface Flow {
  readonly amount: number
  readonly time: number
  readonly rate: 'fixed' | 'salesLinked'
  readonly side: 'receipt' | 'licensor' | 'licensee'
}

interface Asked {
  readonly deal: Loose
  readonly told: Explanation
  readonly row: Explanation['statement'][number]
}

const flowsOf = (document: Loose, asked: Asked): readonly Flow[] => {
  const { row } = asked
  const lag = lagOf(asked.deal)
  const year = row.year ?? 0
  const [middle, lagged, yearEnd] = [year - 0.5, year - 0.5 + lag, lag === 0 ? year : year - 1 + lag]
  const of = (line: string, time: number, rate: Flow['rate'], side: Flow['side'], sign = 1): Flow => ({
    amount: sign * (row[line] ?? 0),
    time: year === 0 ? 0 : time,
    rate,
    side,
  })
  return [
    of('upfrontFee', 0, 'fixed', 'receipt'),
    of('advance', 0, 'fixed', 'receipt'),
    of('annualFee', year, 'fixed', 'receipt'),
    of('trueUp', yearEnd, 'fixed', 'receipt'),
    of('terminationFee', year, 'fixed', 'receipt'),
    of('auditRecovery', yearEnd, 'salesLinked', 'receipt'),
    ...[
      'royalty',
      'recoupment',
      'usageFee',
      'revenueShare',
      'profitShare',
      'grantBack',
      'residualRoyalty',
    ].map((line) => of(line, lagged, 'salesLinked', 'receipt')),
    of('currencyEffect', middle, 'salesLinked', 'receipt'),
    ...milestonesOf(asked, lag),
    ...costs(row.licensorCosts ?? 0, { year, yearEnd }, yearly(document), 'licensor'),
    of('licensorRisks', middle, 'fixed', 'licensor'),
    of('benefit', middle, 'salesLinked', 'licensee'),
    of('integrationCost', 0, 'fixed', 'licensee', -1),
    ...costs(row.compliance ?? 0, { year, yearEnd }, 15000, 'licensee'),
    of('licenseeRisks', middle, 'fixed', 'licensee', -1),
  ].filter(({ amount }) => amount !== 0)
}

const lagOf = (deal: Loose): number => {
  const terms = deal.terms.find((term: Loose) => term.kind === 'paymentTerms')
  return terms === undefined ? 0 : (terms.reportingDays + terms.paymentDays) / 365
}

const yearly = (document: Loose): number =>
  document.licensor.costs.servePerLicenseeYear + document.licensor.costs.monitorPerYear

/** A gate pays at its date plus lag, cumulative sales at the end of the period plus lag. */
const milestonesOf = ({ deal, row }: Asked, lag: number): readonly Flow[] => {
  let left = row.milestones ?? 0
  return deal.terms
    .filter((term: Loose) => term.kind === 'milestone')
    .flatMap((term: Loose): Flow[] => {
      const time = term.trigger.gate === undefined ? (row.year ?? 0) - 1 + lag : 1.5 + lag
      if (Math.ceil(time) !== row.year || left < term.amount - 1e-6) return []
      left -= term.amount
      return [{ amount: term.amount, time, rate: 'salesLinked', side: 'receipt' }]
    })
}

/** Costs of a row: at the start everything; later the yearly ones at mid-period and an auditor's bill at year end. */
const costs = (
  amount: number,
  at: { readonly year: number; readonly yearEnd: number },
  perYear: number,
  side: 'licensor' | 'licensee',
): readonly Flow[] => {
  const sign = side === 'licensee' ? -1 : 1
  const flow = (part: number, time: number): Flow => ({ amount: sign * part, time, rate: 'fixed', side })
  if (at.year === 0) return [flow(amount, 0)]
  const running = amount >= perYear && amount !== 40000 ? perYear : 0
  return [flow(running, at.year - 0.5), flow(amount - running, at.yearEnd)]
}
