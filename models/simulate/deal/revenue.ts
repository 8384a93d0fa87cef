import type { DealCell } from '../../scenario/dealPlan.ts'
import { residualWeight } from '../../terms/residual.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/**
 * Product revenue in scope (domain page, section 5): the market's path × min(1, peakShare·(1 + uplift while an
 * exclusive grant runs)); after the end without uplift and × w.
 */
export const fillRevenue = (state: DealState): void => {
  const { deal } = state
  state.residualRevenue.fill(0)
  state.residualGross.fill(0)
  deal.cells.forEach((cell, c) => {
    fillCell(state, cell, c)
  })
  deal.scopes.forEach((scope, s) => {
    const total = state.revenue[s]!.fill(0)
    for (const c of scope) {
      const own = state.cellRevenue[c]!
      for (let k = 0; k < total.length; k++) total[k]! += own[k]!
    }
  })
}

const fillCell = (state: DealState, cell: DealCell, c: number): void => {
  const { deal, frame, i } = state
  const { periods, middle } = frame.plan.calendar
  const position = frame.plan.positions[deal.positions[cell.position]!.position]!
  const path = frame.exposures[cell.exposure]!
  const peaks = frame.values[position.peakShare]!
  const stride = frame.strides[position.peakShare]!
  const uplift = cell.exclusive && position.uplift !== null ? valueAt(frame, position.uplift, i) : 0
  const end = Math.min(cell.end, state.endTime)
  const { residual } = deal.terms
  const halfLife = residual === null ? 1 : valueAt(frame, residual.halfLife, i)
  const began = state.ends > 0 && cell.start < state.endTime
  const until = began ? Math.min(end + (residual?.years ?? 0), state.stopTime) : 0
  const [granted, after] = [state.cellRevenue[c]!, state.cellResidual[c]!]
  granted.fill(0)
  after.fill(0)
  for (let k = cell.from; k < periods; k++) {
    const market = path[k * frame.size + i]!
    if (market === 0) continue
    const peak = peaks[stride * k + i]!
    const t = middle[k]!
    if (k < cell.until && state.running[k] === 1) granted[k] = market * Math.min(1, peak * (1 + uplift))
    else if (t >= end && t < until) {
      const gross = market * Math.min(1, peak)
      after[k] = gross * (end === state.endTime ? state.weight[k]! : residualWeight(t - end, halfLife))
      state.residualGross[k]! += gross
      state.residualRevenue[k]! += after[k]!
    }
  }
}
