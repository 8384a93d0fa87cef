import { exp } from '../../numerics/elementary.ts'
import { statementYear } from '../../terms/statement.ts'
import { createDiscount, type Discount, type Worth } from './discount.ts'
import { createExchanged, type Exchange } from './exchange.ts'
import { type Factors, fillFactors, oursOf, theirsOf } from './factors.ts'
import type { DealState } from './state.ts'

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
  /** what one unit more at the start would be worth to each party at the fixed rate; 0 where the deal never starts */
  readonly unit: { licensor: number; licensee: number }
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
    unit: { licensor: 0, licensee: 0 },
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
    fillUnit(state, settlement, exchange.at(deal.start))
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

/** Worth of one more unit of an upfront fee: the slope along which a refused deal is cured. */
const fillUnit = (state: DealState, { unit, factors }: Settlement, settled: number): void => {
  const { deal, frame, i, ends } = state
  const present = (party: number): number =>
    settled * exp(-frame.discounting[party]!.fixed!.log[i]! * deal.start)
  unit.licensor = ends > 0 ? factors.licensorNet * present(0) : 0
  unit.licensee = ends > 0 ? -factors.licenseeNet * present(1 + deal.licensee) : 0
}

const isZero = (amounts: Float64Array): boolean => {
  for (let j = 0; j < amounts.length; j++) if (amounts[j] !== 0) return false
  return true
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
