import type { Dates, DatesName, FlowPlan } from '../dealPlan.ts'
import type { Calendar } from '../plan.ts'
import type { Treatment } from '../termsPlan.ts'
import { type DealSpan, datesOf } from './dates.ts'

/** A line of cash while it is written down: what is not said is a payment taxed as royalty, of no joint cost. */
export interface FlowDraft extends Pick<FlowPlan, 'line' | 'rate' | 'term'> {
  readonly on: DatesName
  /** date of a single payment, in years; NaN where only the trial knows it */
  readonly at?: number
  readonly side?: FlowPlan['side']
  readonly joint?: FlowPlan['joint']
  readonly taxAs?: Treatment | undefined
  /** a share of what is sold, and no amount that a clause names: where the clauses' amounts are in another currency, it is not */
  readonly earned?: boolean
}

/** Writes down the lines of cash of a deal, and the dates they fall on; a flow is its index. */
export interface Paying {
  readonly flows: readonly FlowPlan[]
  readonly dates: readonly Dates[]
  readonly pay: (draft: FlowDraft) => number
}

export const createPaying = (calendar: Calendar, span: DealSpan, sumsAreForeign: boolean): Paying => {
  const dates: Dates[] = []
  const flows: FlowPlan[] = []
  const dated = (name: DatesName, at: number | undefined): number => {
    const known = at === undefined ? dates.findIndex((row) => row.name === name) : -1
    return known >= 0 ? known : dates.push(datesOf(calendar, span, { name, at })) - 1
  }
  const pay = ({
    on,
    at,
    side = 'receipt',
    joint = null,
    taxAs = 'royalty',
    ...draft
  }: FlowDraft): number => {
    const { line, rate, term, earned = false } = draft
    const exchanged = side === 'receipt' && !(earned && sumsAreForeign)
    return flows.push({ line, dates: dated(on, at), rate, side, term, joint, taxAs, exchanged }) - 1
  }
  return { flows, dates, pay }
}
