import type { ReadDocument } from '../../scenario/schema/document.ts'
import { valueAt } from '../../simulate/frame.ts'
import type { Holding, Subject } from './subject.ts'

/** "7.5 %", to two decimals of a percent: for a sentence, never an input to a figure. */
export const percentText = (share: number): string => `${Math.round(share * 1e4) / 100} %`

/** A whole number with separators, for a sentence. */
export const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

export const moneyText = (value: number, currency: string): string => `${grouped(value)} ${currency}`

/** "a", "a and b", "a, b and c". */
export const listText = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const licenseeText = (document: ReadDocument, index: number): string => {
  const licensee = document.licensees[index]
  return licensee?.name ?? licensee?.id ?? ''
}

/** Who holds grants of the interest, in words. */
export const holdersText = (subject: Subject, holdings: readonly Holding[]): string =>
  listText(holdings.map(({ deal }) => licenseeText(subject.document, deal.licensee)))

/** Rates of a party in words; `party` 0 is the licensor, then the licensees. */
export const ratesText = ({ plan, means }: Subject, licensee: number | null): string => {
  const { rates } = licensee === null ? plan.licensor : plan.licensees[licensee]!
  const fixed = percentText(valueAt(means, rates.fixed, 0))
  const linked = percentText(valueAt(means, rates.salesLinked, 0))
  return fixed === linked ? fixed : `${fixed} on fixed flows and ${linked} on those linked to sales`
}

/** What the spread is of, and at which rates: the bar carries risk in rate and spread, hindsight in the spread alone. */
export const spreadText = ({ plan, means }: Subject, licensees: readonly (number | null)[]): string => {
  const bar =
    'Low and high: what it comes to in 8 of 10 futures at the same rates, so that rate and spread both carry risk'
  const times = licensees.map(
    (licensee) => (licensee === null ? plan.licensor : plan.licensees[licensee]!).rates.time,
  )
  if (times.some((time) => time === null)) return `${bar}.`
  const rates = [...new Set(times.map((time) => percentText(valueAt(means, time!, 0))))]
  return `${bar}; in hindsight the same futures are discounted for time alone, at ${listText(rates)}.`
}

const timings = {
  'mid-period': 'Cash falls in the middle of each period.',
  'end-period': 'Cash falls at the end of each period.',
  'exact-date': "Cash falls on each period's last day, counted in days of 365 to the year.",
} as const

export const timingText = ({ document }: Subject): string => timings[document.timing ?? 'mid-period']

/** How long the interest lasts; a royalty is paid while the grant runs, what is left afterwards counts where `after` says so. */
export const lifeText = (
  { plan, interest, holdings }: Subject,
  counts: 'term' | 'after' = 'after',
): string => {
  if (interest === 'ownership')
    return `Life: the horizon of ${plan.calendar.horizon} years, with no value after it.`
  const { start, end, terms } = holdings[0]!.deal
  const after = terms.residual === null || counts === 'term' ? '' : ', and what its residual right leaves'
  return `Life: the grant from year ${start} to year ${end}${after}; early ends as simulated.`
}
