import { type Currency, minorUnits } from '../contributors/amounts.ts'
import type { Evaluated, FlowFacts } from '../simulate/deal/evaluate.ts'
import type { LineKey } from '../terms/statement.ts'
import type { Periods } from './periods.ts'

/** What falls due under one clause on one day. */
export interface Due {
  readonly line: LineKey
  /** index of the clause; null where none pays it */
  readonly term: number | null
  /** period it belongs to */
  readonly k: number
  /** whether it is settled with the report of that period, or by itself */
  readonly withReport: boolean
  /** civil day on which it is due */
  readonly day: number
  readonly amount: number
  /** tax kept back from it, and what then arrives */
  readonly withheld: number
  readonly payable: number
}

/** What rests on more than a report tells: benefits, pools, sublicences, shares, favours to others. */
export const beyondReports: ReadonlySet<LineKey> = new Set([
  'profitShare',
  'poolShare',
  'sublicenceShare',
  'equity',
  'mostFavoured',
  'changeOfControl',
])

interface Dating {
  readonly periods: Periods
  /** days from the end of a period to the payment for it, as agreed: without the delay that is expected */
  readonly lagDays: number
}

/** The agreed days from the end of a period to its payment; what is expected to come late is not agreed. */
export const agreedLag = ({ deal }: Pick<Evaluated, 'deal'>, lateYears: number): number =>
  Math.round((deal.lag - lateYears) * 365)

/** Everything the deal makes due on what was reported, in order of date. */
export const duesOf = (evaluated: Evaluated, dating: Dating): readonly Due[] =>
  evaluated.facts.flows
    .flatMap((flow, f) => (flow === null ? [] : flowDues(evaluated, { flow, f }, dating)))
    .sort((a, b) => a.day - b.day)

const flowDues = (
  { deal, facts, line, frame }: Evaluated,
  { flow, f }: { readonly flow: FlowFacts; readonly f: number },
  dating: Dating,
): readonly Due[] => {
  const plan = deal.flows[f]!
  if (plan.side !== 'receipt' && plan.side !== 'equity') return []
  const { name, times } = deal.dates[plan.dates]!
  const part = plan.side === 'receipt' ? line(facts.factors[plan.taxAs].withheld, 0, 0) : 0
  const grossUp = deal.terms.withholding?.grossUp === true
  const dues: Due[] = []
  for (let j = flow.from; j < flow.until; j++) {
    const amount = line(flow.lines, j, 0)
    if (amount === 0) continue
    const time = flow.time === null ? times[j]! : line(flow.time, 0, 0)
    const dated = dateOf({ name, j, time, lag: deal.lag, delta: frame.plan.calendar.delta }, dating)
    const withheld = part * amount
    const payable = grossUp ? amount : amount - withheld
    const term = deal.termKinds[plan.term]?.index ?? null
    dues.push({ line: plan.line, term, ...dated, amount, withheld, payable })
  }
  return dues
}

interface Dated {
  readonly name: string
  readonly j: number
  readonly time: number
  readonly lag: number
  readonly delta: number
}

/** The period and the civil day of a payment: what is reckoned by period is due so many days after the period's end. */
const dateOf = (
  { name, j, time, lag, delta }: Dated,
  { periods, lagDays }: Dating,
): Pick<Due, 'k' | 'day' | 'withReport'> => {
  if (name === 'period' || name === 'periodLag')
    return { k: j, day: periods.last(j) + lagDays, withReport: true }
  if (name === 'periodEndLag') return { k: j, day: periods.last(j) + lagDays, withReport: false }
  if (name === 'start' || name === 'yearStart') {
    const day = periods.dayAt(time)
    return { k: Math.floor(time / delta + 1e-9), day, withReport: false }
  }
  const lagged = name === 'yearEndLag' || name === 'event'
  const base = lagged ? time - lag : time
  const ends = name.startsWith('yearEnd') ? 1 : 0
  const day = periods.dayAt(base) - ends + (lagged ? lagDays : 0)
  return { k: Math.max(0, Math.ceil(base / delta - 1e-9) - 1), day, withReport: false }
}

/**
 * Dues in whole minor units, as they are paid: the lines of what is settled together are rounded one after the other so that their
 * sum is the sum rounded.
 */
export const inMinorUnits = (dues: readonly Due[], currency: Currency): readonly Due[] => {
  const before = new Map<string, { amount: number; payable: number }>()
  return dues.map((due) => {
    const key = `${due.withReport ? 'report' : due.line} ${due.k}`
    const sum = before.get(key) ?? { amount: 0, payable: 0 }
    const next = { amount: sum.amount + due.amount, payable: sum.payable + due.payable }
    before.set(key, next)
    const step = (of: 'amount' | 'payable'): number =>
      (minorUnits(next[of], currency) - minorUnits(sum[of], currency)) / Number(`1e${currency.decimals}`)
    const [amount, payable] = [step('amount'), step('payable')]
    return { ...due, amount, payable, withheld: amount - payable }
  })
}
