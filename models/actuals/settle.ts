import type { ActualDue } from '../scenario/schema/actuals.ts'
import { dayNumber } from '../units/date.ts'
import { type Placed, placeOfRow } from './row.ts'

type Payment = ActualDue['payments'][number]

interface Owing {
  readonly payable: number
  /** civil day on which it is due */
  readonly day: number
  /** civil day until which interest on what is still open runs */
  readonly asOf: number
  /** a year; null where no clause says one */
  readonly rate: number | null
}

export interface Settled {
  readonly paid: number
  readonly payments: readonly Payment[]
  /** of what came late and of what is still open */
  readonly interest: number
}

/**
 * Payments against one amount, in order of date: each pays off what is still open, and simple interest at actual/365 runs on
 * it from the due day to the day it came; on what is still open, until `asOf`. What is overpaid bears none.
 */
export const settle = ({ payable, day, asOf, rate }: Owing, rows: readonly Placed[]): Settled => {
  const made = rows
    .flatMap((each) =>
      each.row.paid === undefined || each.row.paidOn === undefined
        ? []
        : [{ on: each.row.paidOn, day: dayNumber(each.row.paidOn), amount: each.row.paid, row: each.index }],
    )
    .sort((a, b) => a.day - b.day)
  const yearly = rate ?? 0
  let open = payable
  const payments = made.map(({ on, day: arrived, amount, row }): Payment => {
    const daysLate = Math.max(0, arrived - day)
    const against = Math.max(0, Math.min(amount, open))
    open -= amount
    return { on, amount, daysLate, interest: (against * yearly * daysLate) / 365, rows: [row] }
  })
  const rest = (Math.max(0, open) * yearly * Math.max(0, asOf - day)) / 365
  const interest = payments.reduce((sum, each) => sum + each.interest, rest)
  return { paid: made.reduce((sum, { amount }) => sum + amount, 0), payments, interest }
}

/** Rows by name, for a sentence: "line 4, line 7 and 3 more". */
export const namesOf = (rows: readonly Placed[]): string => {
  const names = rows.slice(0, 3).map(placeOfRow)
  return rows.length > 3 ? `${names.join(', ')} and ${rows.length - 3} more` : names.join(', ')
}
