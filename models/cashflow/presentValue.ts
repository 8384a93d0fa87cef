import { compensatedDot } from '../numerics/compensatedSum.ts'
import { dayNumber, yearsBetween } from '../units/date.ts'
import { discountFactor } from './discount.ts'

/** Σ amountᵢ·(1 + rate)^(−yearsᵢ): worth at time 0 of cash flows at the given years. */
export const presentValue = (rate: number, amounts: readonly number[], years: readonly number[]): number =>
  compensatedDot(
    amounts,
    years.map((time) => discountFactor(rate, time)),
  )

/** Present value of yearly flows, the first at time 0 (numpy-financial `npv`; a spreadsheet's NPV discounts it once). */
export const npv = (rate: number, amounts: readonly number[]): number =>
  presentValue(
    rate,
    amounts,
    amounts.map((_, year) => year),
  )

/** Present value at the first date of flows on the dates 'YYYY-MM-DD', actual/365 (a spreadsheet's XNPV). */
export const xnpv = (rate: number, amounts: readonly number[], dates: readonly string[]): number =>
  presentValue(rate, amounts, yearsFromFirst(dates))

/** Years of 365 days from the first date to each. */
export const yearsFromFirst = (dates: readonly string[]): number[] =>
  dates.map((date) => yearsBetween(dayNumber(dates[0]!), dayNumber(date)))
