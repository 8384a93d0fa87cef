import { residualWeight } from '../../terms/residual.ts'
import { geometricYear } from '../events.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/**
 * When and why the deal ends in this trial (domain page, sections 5 and 6.2). Every early end is the end of a contract
 * year; within one year failure comes before the gate, the gate before termination by hazard.
 */
export const settleEnding = (state: DealState): void => {
  const { deal, frame, i } = state
  const years = deal.contractYears
  // a deal for data that cannot be licensed never starts
  const failed = deal.void !== null ? 0 : Math.ceil(frame.failureYear[deal.licensee]![i]! - deal.start - 1e-9)
  const gateDate = frame.gateYear[deal.licensee]![i]!
  const inTerm = gateDate >= deal.start && gateDate < deal.end
  const gate = inTerm ? Math.floor(gateDate - deal.start + 1e-9) + 1 : Infinity
  const terminated = terminationYear(state)
  state.ends = Math.max(0, Math.min(years, failed, gate, terminated))
  state.stopTime = Number.isFinite(failed) ? deal.start + Math.max(0, failed) : Infinity
  if (failed <= Math.min(years, gate, terminated)) state.cause = 'failure'
  else if (gate <= Math.min(years, terminated)) state.cause = 'gate'
  else state.cause = terminated < years ? 'termination' : 'expiry'
  state.endTime = state.cause === 'expiry' ? deal.end : Math.min(deal.end, deal.start + state.ends)
  fillRunning(state)
}

const terminationYear = (state: DealState): number => {
  const { termination } = state.deal.terms
  if (termination === null) return Infinity
  const { frame, i } = state
  const year =
    frame.mode === 'expected'
      ? frame.termination[i]!
      : geometricYear(valueAt(frame, termination.uniform, i), valueAt(frame, termination.hazard, i))
  return year < state.deal.contractYears ? year : Infinity
}

/** Periods in which the deal runs, and the residual weight of the periods after it. */
const fillRunning = (state: DealState): void => {
  const { deal, frame, running, weight } = state
  const { residual } = deal.terms
  const { periods, middle } = frame.plan.calendar
  const halfLife = residual === null ? 1 : valueAt(frame, residual.halfLife, state.i)
  const until = Math.min(state.endTime + (residual?.years ?? 0), state.stopTime)
  for (let k = 0; k < periods; k++) {
    const year = deal.contractYear[k]!
    const t = middle[k]!
    running[k] = year >= 0 && year < state.ends ? 1 : 0
    if (running[k] === 1) weight[k] = 1
    else
      weight[k] =
        t >= state.endTime && t < until && state.ends > 0 ? residualWeight(t - state.endTime, halfLife) : 0
  }
}
