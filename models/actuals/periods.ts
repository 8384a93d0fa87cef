import { daysTo } from '../scenario/compile/calendar.ts'
import type { Calendar } from '../scenario/plan.ts'
import { civilDay, dayNumber, dayText, parseDay } from '../units/date.ts'

/** The periods of a document as civil days. */
export interface Periods {
  /** first and last day of a period, counted from 0 */
  readonly first: (k: number) => number
  readonly last: (k: number) => number
  /** "2027-01-01 to 2027-12-31" */
  readonly name: (k: number) => string
  /** the period that a label names; null where it is none of them */
  readonly read: (label: string | number) => number | null
  /** the civil day so many years after the valuation date: whole months where it falls on one, else years of 365 days */
  readonly dayAt: (years: number) => number
}

/** Reads and names periods; a calendar label counts only where its days are exactly those of a period. */
export const periodsOf = (valuationDate: string, { periods, delta }: Calendar): Periods => {
  const start = dayNumber(valuationDate)
  const after = (months: number): number => start + daysTo(valuationDate, months)
  const first = (k: number): number => after(Math.round(12 * delta * k))
  const last = (k: number): number => first(k + 1) - 1
  const among = (from: number, to: number): number | null => {
    for (let k = 0; k < periods; k++) if (first(k) === from && last(k) === to) return k
    return null
  }
  const read = (label: string | number): number | null => {
    const text = String(label).trim()
    const days = daysOf(text)
    if (days !== null) return among(days.from, days.to)
    const place = /^\d{1,3}$/.test(text) ? Number(text) - 1 : -1
    return place >= 0 && place < periods ? place : null
  }
  const dayAt = (years: number): number => {
    const months = Math.round(years * 12)
    return Math.abs(years * 12 - months) < 1e-6 ? after(months) : start + Math.round(years * 365)
  }
  return { first, last, name: (k) => `${dayText(first(k))} to ${dayText(last(k))}`, read, dayAt }
}

interface Days {
  readonly from: number
  readonly to: number
}

/** The days of "2027", "2027-Q1", "2027-03" and "2027-01-01/2027-06-30"; null of other text. */
const daysOf = (text: string): Days | null => {
  const [from, to] = text.split('/').map(parseDay)
  if (from != null && to != null) return { from, to }
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(text)
  if (match === null) return null
  const [, year, quarter, month] = match
  if (quarter !== undefined) return months(Number(year), 3 * Number(quarter) - 2, 3)
  if (month === undefined) return months(Number(year), 1, 12)
  return Number(month) >= 1 && Number(month) <= 12 ? months(Number(year), Number(month), 1) : null
}

const months = (year: number, month: number, count: number): Days => {
  const all = year * 12 + month - 1 + count
  return { from: civilDay(year, month, 1), to: civilDay(Math.floor(all / 12), (all % 12) + 1, 1) - 1 }
}
