import { civilDay } from '../../units/date.ts'
import type { Calendar } from '../plan.ts'
import type { ReadDocument } from '../schema/document.ts'

/** Period arithmetic of a document (domain page, section 2.1). */
export const compileCalendar = (document: ReadDocument): Calendar => {
  const perYear = document.periodsPerYear ?? 1
  const horizon = document.horizonYears ?? 1
  const timing = document.timing ?? 'mid-period'
  const periods = horizon * perYear
  const delta = 1 / perYear
  const of = (value: (k: number) => number) => Float64Array.from({ length: periods }, (_, k) => value(k + 1))
  const middle = of((k) => (k - 0.5) / perYear)
  const lastDay = (k: number) => daysTo(document.valuationDate, (12 / perYear) * k) / 365
  const cash = timing === 'mid-period' ? middle : of(timing === 'end-period' ? (k) => k / perYear : lastDay)
  const year = Int32Array.from({ length: periods }, (_, k) => Math.ceil((k + 1) / perYear))
  return { periods, delta, horizon, middle, cash, year, even: timing !== 'exact-date' }
}

/** Days from a civil date to the same day so many months later: the last day of the period ((k − 1)Δ, kΔ]. */
export const daysTo = (date: string, months: number): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const all = year * 12 + month - 1 + months
  const first = civilDay(Math.floor(all / 12), (all % 12) + 1, 1)
  const next = civilDay(Math.floor((all + 1) / 12), ((all + 1) % 12) + 1, 1)
  // the 31st of a shorter month is its last day
  const end = Math.min(first + day - 1, next - 1)
  return end - civilDay(year, month, day)
}
