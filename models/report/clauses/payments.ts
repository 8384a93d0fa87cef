import { agreed, percent } from '../figures.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauses, counted } from '../words.ts'
import type { Clauses, Say, TermInputOf } from './clause.ts'

/** How payments are reported, checked, taxed and settled. */
export const paymentClauses: Clauses<'paymentTerms' | 'audit' | 'withholding' | 'currency'> = {
  paymentTerms: (term, say) => {
    const { lateDays = 0, lateInterest } = term
    const interest = isGiven(lateInterest) ? ` and bears ${say.rate(lateInterest)} interest a year` : ''
    const late = lateDays === 0 ? '' : `it is expected ${counted(agreed(lateDays), 'day')} late${interest}`
    return clauses([dueInWords(term), late])
  },

  audit: (term, say) => clauses([auditChance(term, say), auditFinding(term, say), auditCost(term, say)]),

  withholding: ({ rate, grossUp = false, usable }, say) => {
    const bearer = grossUp
      ? 'paid on top by the licensee, so that the licensor receives every amount in full'
      : 'borne by the licensor'
    const credit =
      usable === undefined || constantOf(usable) === 1
        ? ''
        : `the licensor can credit ${say.share(usable)} of it against its own tax`
    return clauses([`tax of ${say.share(rate)} withheld at source is ${bearer}`, credit])
  },

  currency: ({ of, currency, rate, volatility, interest, collar }, say) => {
    const own = say.document.currency
    const today = `1 ${currency} is ${say.plain(rate)} ${own} today`
    const drift =
      interest === undefined
        ? ''
        : `expected to move with interest of ${say.rate(interest.home)} in ${own} and ${say.rate(interest.foreign)} in ${currency}`
    const bounds =
      collar === undefined
        ? ''
        : `never below ${agreed(collar.floor)} nor above ${agreed(collar.cap)} times today's rate`
    return clauses([
      of === 'amounts'
        ? `amounts of money are agreed in ${currency}, shares of revenue in ${own}`
        : `amounts are agreed in ${own} and settled in ${currency} at today's rate`,
      `${today} with a volatility of ${say.rate(volatility)} a year`,
      drift,
      bounds,
    ])
  },
}

/** When what depends on sales is due. */
export const dueInWords = ({ reportingDays = 0, paymentDays = 0 }: TermInputOf<'paymentTerms'>): string => {
  const paid = `paid within ${counted(agreed(paymentDays), 'day')} of the`
  if (reportingDays === 0) return `what depends on sales is ${paid} end of each period`
  const reported = `reported within ${counted(agreed(reportingDays), 'day')} of the end of each period`
  return `what depends on sales is ${reported} and ${paid} report`
}

type Audit = TermInputOf<'audit'>

const auditChance = ({ probability, lookBackYears = 3 }: Audit, say: Say): string => {
  const span = lookBackYears === 1 ? 'that year' : `the last ${lookBackYears} years`
  return `at the end of each contract year the licensor audits ${span} with a probability of ${say.share(probability)}`
}

const auditFinding = ({ underReporting, detect, recovery, interest }: Audit, say: Say): string => {
  const found = detect === undefined || constantOf(detect) === 1 ? 'all' : say.share(detect)
  const recovered =
    recovery === undefined || constantOf(recovery) === 1 ? 'all is paid' : `${say.share(recovery)} is paid`
  const late = isGiven(interest) ? ` with ${say.rate(interest)} simple interest a year` : ''
  const leak = `the share of receipts not reported is ${say.share(underReporting)}`
  return `${leak}, of which an audit finds ${found}, and of that ${recovered}${late}`
}

const auditCost = ({ cost, threshold = 0.05 }: Audit, say: Say): string =>
  isGiven(cost)
    ? `its cost of ${say.money(cost)} is borne by the licensor, from ${percent(threshold)} under-reporting on by the licensee`
    : ''
