import { statementYear } from '../../terms/statement.ts'
import type { Dates, DatesName } from '../dealPlan.ts'
import type { Calendar } from '../plan.ts'

/** When a deal runs, and how much later than due it is paid. */
export interface DealSpan {
  readonly start: number
  readonly end: number
  readonly contractYears: number
  readonly lag: number
  /** statement years 0 … rows − 1 */
  readonly rows: number
}

/** The dates of one name for a deal, with the statement year of each (domain page, section 2.1). */
export const datesOf = (
  calendar: Calendar,
  deal: DealSpan,
  wanted: { readonly name: DatesName; readonly at: number | undefined },
): Dates => {
  const { start, end, contractYears, lag, rows } = deal
  const byYear = (time: (c: number) => number) =>
    Float64Array.from({ length: contractYears }, (_, c) => time(c))
  const whole = Math.abs(end - start - contractYears) < 1e-9
  // leap days push an exact date past a whole number of years of 365 days: rows go by the period's own end
  const nominal = (time: number, k: number, shift: number): number =>
    calendar.even ? time : (k + 1) * calendar.delta + shift
  const make = (times: Float64Array, step: number, shift: number | null = null): Dates => ({
    name: wanted.name,
    times,
    rows: Int32Array.from(times, (time, k) =>
      Number.isNaN(time) ? 0 : statementYear(shift === null ? time : nominal(time, k, shift)),
    ),
    step,
  })
  const spacing = calendar.even ? calendar.delta : 0
  switch (wanted.name) {
    case 'start':
      return make(Float64Array.of(start), 0)
    case 'yearStart':
      return make(
        byYear((c) => start + c),
        1,
      )
    case 'yearEnd':
      return make(
        byYear((c) => Math.min(start + c + 1, end)),
        whole ? 1 : 0,
      )
    case 'yearEndLag':
      return make(
        byYear((c) => Math.min(start + c + 1, end) + lag),
        whole ? 1 : 0,
      )
    case 'period':
      return make(calendar.cash, spacing, 0)
    case 'periodLag':
      return make(
        calendar.cash.map((time) => time + lag),
        spacing,
        lag,
      )
    case 'periodEndLag':
      return make(
        calendar.cash.map((_, k) => (k + 1) * calendar.delta + lag),
        calendar.delta,
      )
    case 'row':
      return make(
        Float64Array.from({ length: rows }, (_, row) => row),
        1,
      )
    case 'event':
      return make(Float64Array.of((wanted.at ?? 0) + lag), 0)
    case 'fixed':
      return make(Float64Array.of(wanted.at ?? 0), 0)
    default:
      return wanted.name satisfies never
  }
}
