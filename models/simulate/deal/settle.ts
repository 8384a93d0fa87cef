import { exp } from '../../numerics/elementary.ts'
import type { FlowPlan } from '../../scenario/dealPlan.ts'
import { statementYear } from '../../terms/statement.ts'
import { withheld } from '../../terms/withholding.ts'
import { type LogRates, valueAt } from '../frame.ts'
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
  const licensor = createDiscount(state, frame.logRates[0]!)
  const licensee = createDiscount(state, frame.logRates[1 + deal.licensee]!)
  const rated = createExchanged(state, exchange)
  const run = (): void => {
    reset(settlement)
    fillFactors(state, factors)
    exchange.fill()
    licensor.refresh()
    licensee.refresh()
    deal.flows.forEach((flow, f) => {
      settleFlow(state, { flow, f, settlement, licensor, licensee, rated })
    })
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
  readonly flow: FlowPlan
  readonly f: number
  readonly settlement: Settlement
  readonly licensor: Discount
  readonly licensee: Discount
  /** amounts of a receipt in the settlement currency's worth */
  readonly rated: (f: number) => Float64Array
}

const settleFlow = (state: DealState, parts: Settling): void => {
  const { flow, f, settlement, licensor, licensee } = parts
  const { factors } = settlement
  const amounts = flow.side === 'receipt' ? parts.rated(f) : state.amounts[f]!
  if (isZero(amounts)) return
  const { ours, theirs } = netOf(flow, factors)
  if (ours !== 0) {
    const pv = licensor.worth(f, amounts)
    settlement.licensor.flow += ours * pv.flow
    settlement.licensor.time += ours * pv.time
    if (flow.joint === 'prepare' || flow.joint === 'monitor' || flow.joint === 'serve') {
      settlement.joint.flow += ours * pv.flow
      settlement.joint.time += ours * pv.time
    }
    if (flow.side === 'receipt') addTerm(state, parts, pv.time)
    addCash(state, { flow, f, amounts, factor: ours, rows: settlement.licensorCash })
  }
  if (theirs !== 0) {
    const pv = licensee.worth(f, amounts)
    settlement.licensee.flow += theirs * pv.flow
    settlement.licensee.time += theirs * pv.time
    addCash(state, { flow, f, amounts, factor: theirs, rows: settlement.licenseeCash })
  }
}

const isZero = (amounts: Float64Array): boolean => {
  for (let j = 0; j < amounts.length; j++) if (amounts[j] !== 0) return false
  return true
}

/** What one unit of a flow is to each party after tax. */
const netOf = (flow: FlowPlan, factors: Factors): { readonly ours: number; readonly theirs: number } => {
  switch (flow.side) {
    case 'receipt':
      return { ours: factors.licensorNet, theirs: -factors.licenseeNet }
    case 'licensorCost':
    case 'licensorRisk':
      return { ours: factors.licensorTax - 1, theirs: 0 }
    case 'benefit':
      return { ours: 0, theirs: 1 - factors.licenseeTax }
    case 'integration':
    case 'compliance':
    case 'licenseeRisk':
      return { ours: 0, theirs: factors.licenseeTax - 1 }
    default:
      return flow.side satisfies never
  }
}

/** A clause's worth is its own lines; what currency and withholding add or take is those clauses' worth. */
const addTerm = (state: DealState, { flow, f, settlement, licensor }: Settling, settled: number): void => {
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
  readonly flow: FlowPlan
  readonly f: number
  readonly amounts: Float64Array
  readonly factor: number
  readonly rows: Float64Array
}

const addCash = (state: DealState, { flow, f, amounts, factor, rows }: Cash): void => {
  const dates = state.deal.dates[flow.dates]!
  const isEvent = dates.name === 'event'
  for (let j = 0; j < amounts.length; j++) {
    if (amounts[j] === 0) continue
    const row = isEvent ? statementYear(state.eventTime[f]!) : dates.rows[j]!
    rows[Math.min(row, rows.length - 1)]! += factor * amounts[j]!
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

/** Discount factors of one party on every set of dates, refreshed once per trial. */
interface Discount {
  readonly refresh: () => void
  /** present value of amounts on the dates of flow f, at its own class and at the rate for time */
  readonly worth: (f: number, amounts: Float64Array) => Worth
}

const createDiscount = (state: DealState, logRates: LogRates): Discount => {
  const { deal } = state
  const classes = ['fixed', 'salesLinked', 'milestone', 'time'] as const
  const tables = classes.map(() => deal.dates.map((dates) => new Float64Array(dates.times.length)))
  const used = classes.map((name, c) =>
    deal.dates.map((_, d) =>
      c === 3 ? logRates.time !== null : deal.flows.some((flow) => flow.dates === d && flow.rate === name),
    ),
  )
  const worth: Worth = { flow: 0, time: 0 }
  const logOf = (c: number): number =>
    c === 3 ? (logRates.time?.[state.i] ?? 0) : logRates[classes[c] as 'fixed'][state.i]!
  const refresh = (): void => {
    for (let c = 0; c < 4; c++)
      deal.dates.forEach((dates, d) => {
        if (used[c]![d] === true) fillFactorsOf(dates, logOf(c), tables[c]![d]!)
      })
  }
  const classOf = (flow: FlowPlan): number =>
    flow.rate === 'fixed' ? 0 : flow.rate === 'salesLinked' ? 1 : 2
  return {
    refresh,
    worth: (f, amounts) => {
      const flow = deal.flows[f]!
      const c = classOf(flow)
      if (deal.dates[flow.dates]!.name === 'event') {
        worth.flow = amounts[0]! * exp(-logOf(c) * state.eventTime[f]!)
        worth.time = logRates.time === null ? worth.flow : amounts[0]! * exp(-logOf(3) * state.eventTime[f]!)
        return worth
      }
      worth.flow = dot(amounts, tables[c]![flow.dates]!)
      worth.time = logRates.time === null ? worth.flow : dot(amounts, tables[3]![flow.dates]!)
      return worth
    },
  }
}

const dot = (amounts: Float64Array, factors: Float64Array): number => {
  let sum = 0
  for (let j = 0; j < amounts.length; j++) sum += amounts[j]! * factors[j]!
  return sum
}

/** (1 + r)^(−τ) on a set of dates; a recurrence where they are evenly spaced. */
const fillFactorsOf = (
  dates: { readonly times: Float64Array; readonly step: number },
  logRate: number,
  out: Float64Array,
): void => {
  const { times, step } = dates
  if (step === 0 || times.length < 3) {
    for (let j = 0; j < times.length; j++) out[j] = exp(-logRate * times[j]!)
    return
  }
  const ratio = exp(-logRate * step)
  let factor = exp(-logRate * times[0]!)
  for (let j = 0; j < times.length; j++) {
    out[j] = factor
    factor *= ratio
  }
}
