import { exp } from '../../numerics/elementary.ts'
import type { Dates, FlowPlan } from '../../scenario/dealPlan.ts'
import { statementYear } from '../../terms/statement.ts'
import { withheld } from '../../terms/withholding.ts'
import { type Frame, type RateClass, rateClasses, valueAt } from '../frame.ts'
import { presentOf } from '../rates.ts'
import type { Exchange } from './exchange.ts'
import type { DealState } from './state.ts'

/** A worth at the flows' own rates, and at the rate for time alone where the party states one. */
export interface Worth {
  flow: number
  time: number
}

/** What a trial of a deal comes to; filled again for every trial. */
export interface Settlement {
  readonly licensor: Worth
  readonly licensee: Worth
  /** after-tax costs of the licensor that a strategy bears once, in `licensor` */
  readonly joint: Worth
  /** PV at the licensor's rate for time of each clause's own lines, before tax */
  readonly terms: Float64Array
  /** after-tax cash by statement year */
  readonly licensorCash: Float64Array
  readonly licenseeCash: Float64Array
  /** factors of the trial: what each party keeps or bears of one unit owed */
  readonly factors: Factors
}

/** Of one unit owed: what the licensor keeps and the licensee bears after tax, and the parts between. */
export interface Factors {
  gross: number
  withheld: number
  credit: number
  licensorTax: number
  licenseeTax: number
  licensorNet: number
  licenseeNet: number
}

export interface Settle {
  readonly settlement: Settlement
  readonly run: () => void
}

/** Prepares discounting and summing for a deal; `run` settles the amounts of the current trial. */
export const createSettle = (state: DealState, exchange: Exchange): Settle => {
  const { deal, frame } = state
  const factors: Factors = {
    gross: 1,
    withheld: 0,
    credit: 0,
    licensorTax: 0,
    licenseeTax: 0,
    licensorNet: 1,
    licenseeNet: 1,
  }
  const settlement: Settlement = {
    licensor: { flow: 0, time: 0 },
    licensee: { flow: 0, time: 0 },
    joint: { flow: 0, time: 0 },
    terms: new Float64Array(deal.termKinds.length),
    licensorCash: new Float64Array(deal.rows),
    licenseeCash: new Float64Array(deal.rows),
    factors,
  }
  const licensor = createDiscount(state, frame.discounting[0]!)
  const licensee = createDiscount(state, frame.discounting[1 + deal.licensee]!)
  const rated = createExchanged(state, exchange)
  const parts: Settling = { settlement, licensor, licensee, rated }
  const run = (): void => {
    reset(settlement)
    fillFactors(state, factors)
    exchange.fill()
    licensor.refresh()
    licensee.refresh()
    for (let f = 0; f < deal.flows.length; f++) settleFlow(state, f, parts)
  }
  return { settlement, run }
}

const reset = (settlement: Settlement): void => {
  for (const worth of [settlement.licensor, settlement.licensee, settlement.joint])
    worth.flow = worth.time = 0
  settlement.terms.fill(0)
  settlement.licensorCash.fill(0)
  settlement.licenseeCash.fill(0)
}

const fillFactors = (state: DealState, factors: Factors): void => {
  const { deal, frame, i } = state
  const { withholding } = deal.terms
  factors.licensorTax = valueAt(frame, frame.plan.licensor.tax, i)
  factors.licenseeTax = valueAt(frame, frame.plan.licensees[deal.licensee]!.tax, i)
  factors.gross = 1
  factors.withheld = factors.credit = 0
  if (withholding !== null) {
    const clause = {
      rate: valueAt(frame, withholding.rate, i),
      usable: valueAt(frame, withholding.usable, i),
      grossUp: withholding.grossUp,
    }
    const parts = withheld(clause, factors.licensorTax)
    factors.gross = parts.gross
    factors.withheld = parts.withheld
    factors.credit = parts.credit
  }
  factors.licensorNet = factors.gross * (1 - factors.licensorTax) - factors.withheld + factors.credit
  factors.licenseeNet = factors.gross * (1 - factors.licenseeTax)
}

interface Settling {
  readonly settlement: Settlement
  readonly licensor: Discount
  readonly licensee: Discount
  /** amounts of a receipt in the settlement currency's worth */
  readonly rated: (f: number) => Float64Array
}

const settleFlow = (state: DealState, f: number, parts: Settling): void => {
  const { settlement, licensor, licensee } = parts
  const flow = state.deal.flows[f]!
  const { factors } = settlement
  const amounts = flow.side === 'receipt' ? parts.rated(f) : state.amounts[f]!
  if (isZero(amounts)) return
  const ours = oursOf(flow, factors)
  const theirs = theirsOf(flow, factors)
  if (ours !== 0) {
    const pv = licensor.worth(f, amounts)
    settlement.licensor.flow += ours * pv.flow
    settlement.licensor.time += ours * pv.time
    if (flow.joint === 'prepare' || flow.joint === 'monitor' || flow.joint === 'serve') {
      settlement.joint.flow += ours * pv.flow
      settlement.joint.time += ours * pv.time
    }
    if (flow.side === 'receipt') addTerm(state, f, parts, pv.time)
    addCash(state, f, amounts, { factor: ours, rows: settlement.licensorCash })
  }
  if (theirs !== 0) {
    const pv = licensee.worth(f, amounts)
    settlement.licensee.flow += theirs * pv.flow
    settlement.licensee.time += theirs * pv.time
    addCash(state, f, amounts, { factor: theirs, rows: settlement.licenseeCash })
  }
}

const isZero = (amounts: Float64Array): boolean => {
  for (let j = 0; j < amounts.length; j++) if (amounts[j] !== 0) return false
  return true
}

/** What one unit of a flow is to the licensor after tax. */
const oursOf = (flow: FlowPlan, factors: Factors): number => {
  if (flow.side === 'receipt') return factors.licensorNet
  return flow.side === 'licensorCost' || flow.side === 'licensorRisk' ? factors.licensorTax - 1 : 0
}

/** What one unit of a flow is to the licensee after tax. */
const theirsOf = (flow: FlowPlan, factors: Factors): number => {
  switch (flow.side) {
    case 'receipt':
      return -factors.licenseeNet
    case 'benefit':
      return 1 - factors.licenseeTax
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return factors.licenseeTax - 1
    case 'licensorCost':
    case 'licensorRisk':
      return 0
    default:
      return flow.side satisfies never
  }
}

/** A clause's worth is its own lines; what currency and withholding add or take is those clauses' worth. */
const addTerm = (state: DealState, f: number, { settlement, licensor }: Settling, settled: number): void => {
  const flow = state.deal.flows[f]!
  const { currency, withholding } = state.deal.terms
  const owed = currency === null ? settled : licensor.worth(f, state.amounts[f]!).time
  if (flow.term >= 0) settlement.terms[flow.term]! += owed
  if (currency !== null) settlement.terms[currency.term]! += settled - owed
  if (withholding === null) return
  const { factors } = settlement
  const borne = withholding.grossUp ? 0 : factors.withheld
  settlement.terms[withholding.term]! += (factors.credit - borne) * settled
}

interface Cash {
  readonly factor: number
  readonly rows: Float64Array
}

const addCash = (state: DealState, f: number, amounts: Float64Array, { factor, rows }: Cash): void => {
  const dates = state.deal.dates[state.deal.flows[f]!.dates]!
  const isEvent = dates.name === 'event'
  for (let j = 0; j < amounts.length; j++) {
    if (amounts[j] === 0) continue
    const row = isEvent ? statementYear(state.eventTime[f]!) : dates.rows[j]!
    rows[row < rows.length ? row : rows.length - 1]! += factor * amounts[j]!
  }
}

/** Receipts × S_t/S_0, in a buffer of their own where the deal has a currency clause. */
const createExchanged = (state: DealState, exchange: Exchange): ((f: number) => Float64Array) => {
  const { deal } = state
  if (deal.terms.currency === null) return (f) => state.amounts[f]!
  const buffers = state.amounts.map((amounts) => new Float64Array(amounts.length))
  return (f) => {
    const { times, name } = deal.dates[deal.flows[f]!.dates]!
    const [from, to] = [state.amounts[f]!, buffers[f]!]
    for (let j = 0; j < from.length; j++) {
      const time = name === 'event' ? state.eventTime[f]! : times[j]!
      to[j] = from[j] === 0 ? 0 : from[j]! * exchange.at(time)
    }
    return to
  }
}

/** Present values of one party: the frame's factors by period, and small tables of its own for dates by year. */
interface Discount {
  readonly refresh: () => void
  /** present value of amounts on the dates of flow f, at its own class and at the rate for time */
  readonly worth: (f: number, amounts: Float64Array) => Worth
}

const createDiscount = (state: DealState, party: Frame['discounting'][number]): Discount => {
  const { deal, frame } = state
  const worth: Worth = { flow: 0, time: 0 }
  const tables = new Map<RateClass, readonly DateFactors[]>()
  for (const name of rateClasses) {
    const used = deal.dates.map(
      (_, d) => name === 'time' || deal.flows.some((row) => row.dates === d && row.rate === name),
    )
    const discounting = party[name]
    if (discounting !== null)
      tables.set(
        name,
        deal.dates.map((dates, d) => dateFactors(dates, deal.lag, { used: used[d]! })),
      )
  }
  const refresh = (): void => {
    for (const [name, rows] of tables) for (const row of rows) row.refresh(party[name]!.log[state.i]!)
  }
  const valueOf = (name: RateClass, f: number, amounts: Float64Array): number => {
    const discounting = party[name]!
    const dates = deal.flows[f]!.dates
    const { name: kind } = deal.dates[dates]!
    if (kind === 'event') return amounts[0]! * exp(-discounting.log[state.i]! * state.eventTime[f]!)
    const own = tables.get(name)![dates]!
    if (kind === 'period') return presentOf(frame, discounting, amounts, state.i)
    if (kind === 'periodLag') return presentOf(frame, discounting, amounts, state.i) * own.lag()
    return dot(amounts, own.factors)
  }
  return {
    refresh,
    worth: (f, amounts) => {
      worth.flow = valueOf(deal.flows[f]!.rate, f, amounts)
      worth.time = party.time === null ? worth.flow : valueOf('time', f, amounts)
      return worth
    },
  }
}

/** Factors of one set of dates at one rate: a table by date, or for lagged periods the factor of the lag alone. */
interface DateFactors {
  readonly factors: Float64Array
  readonly lag: () => number
  readonly refresh: (logRate: number) => void
}

const dateFactors = (dates: Dates, lagYears: number, { used }: { readonly used: boolean }): DateFactors => {
  const factors = new Float64Array(dates.times.length)
  let lagged = 1
  const refresh = (logRate: number): void => {
    if (!used || dates.name === 'period' || dates.name === 'event') return
    if (dates.name === 'periodLag') lagged = lagYears === 0 ? 1 : exp(-logRate * lagYears)
    else fillFactorsOf(dates, logRate, factors)
  }
  return { factors, lag: () => lagged, refresh }
}

const dot = (amounts: Float64Array, factors: Float64Array): number => {
  let sum = 0
  for (let j = 0; j < amounts.length; j++) sum += amounts[j]! * factors[j]!
  return sum
}

/** (1 + r)^(−τ) on a set of dates; a recurrence where they are evenly spaced. */
const fillFactorsOf = ({ times, step }: Dates, logRate: number, out: Float64Array): void => {
  if (step === 0 || times.length < 3) {
    for (let j = 0; j < times.length; j++) out[j] = times[j] === 0 ? 1 : exp(-logRate * times[j]!)
    return
  }
  const ratio = exp(-logRate * step)
  let factor = exp(-logRate * times[0]!)
  for (let j = 0; j < times.length; j++) {
    out[j] = factor
    factor *= ratio
  }
}
