import { pow } from '../../numerics/elementary.ts'
import type { DealPosition } from '../../scenario/dealPlan.ts'
import { residualWeight } from '../../terms/residual.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Whether the licensee would recreate the data, and whether that is still to be weighed. */
export interface Choice {
  readonly recreates: boolean
  readonly weighs?: boolean
}

/**
 * What the data bring the licensee (domain page, section 4): a·(1 − s)·R·margin in its cells, and savings. When it
 * would otherwise recreate the data, s of the benefit would have come anyway, and the recreate cost is avoided.
 */
export const fillBenefit = (state: DealState, { recreates, weighs = false }: Choice): void => {
  const { deal } = state
  const [benefit, avoided] = [state.amounts[deal.standing.benefit]!, state.amounts[deal.standing.avoided]!]
  benefit.fill(0)
  const substitutes = recreates || weighs
  if (substitutes) {
    state.foregone.fill(0)
    fillAvoided(state)
    if (recreates) avoided.set(state.avoided)
  }
  for (let c = 0; c < deal.cells.length; c++) fillCellBenefit(state, c, { recreates, substitutes })
  for (let p = 0; p < deal.positions.length; p++) fillSaving(state, p)
}

const fillCellBenefit = (
  state: DealState,
  c: number,
  { recreates, substitutes }: { readonly recreates: boolean; readonly substitutes: boolean },
): void => {
  const { deal, frame, i } = state
  const cell = deal.cells[c]!
  const position = frame.plan.positions[deal.positions[cell.position]!.position]!
  const share = state.share[cell.position]!
  const out = state.cellBenefit[c]!
  const total = state.amounts[deal.standing.benefit]!
  const diluted = isDiluted(state, cell.cell)
  const margins = frame.values[position.margin]!
  const stride = frame.strides[position.margin]!
  for (let k = 0; k < out.length; k++) {
    const revenue = state.cellRevenue[c]![k]! + state.cellResidual[c]![k]!
    out[k] = 0
    if (revenue === 0) continue
    const whole =
      share[k]! * revenue * margins[stride * k + i]! * (diluted ? dilution(state, cell.cell, k) : 1)
    out[k] = whole
    if (substitutes) {
      const served = whole * substitute(state, k)
      state.foregone[k]! += served
      if (recreates) out[k] = whole - served
    }
    total[k]! += out[k]!
  }
}

const isDiluted = (state: DealState, cell: number): boolean =>
  (state.context !== null || state.others[cell]! > 0) &&
  valueAt(state.frame, state.frame.plan.cells[cell]!.rivalry, state.i) !== 0

/** s_k = substituteShare · min(1, (t_k − start)/recreateYears). */
const substitute = (state: DealState, k: number): number => {
  const { alternative } = state.frame.plan.licensees[state.deal.licensee]!
  const whole = valueAt(state.frame, alternative.substituteShare, state.i)
  if (whole === 0) return 0
  const years = valueAt(state.frame, alternative.recreateYears, state.i)
  const passed = state.frame.plan.calendar.middle[k]! - state.deal.start
  return passed >= years ? whole : (whole * passed) / years
}

/** Recreate cost evenly over recreateYears from the start (in the first period if 0), × w after the end. */
const fillAvoided = (state: DealState): void => {
  const { deal, frame, i } = state
  const { alternative } = frame.plan.licensees[deal.licensee]!
  const { periods, delta } = frame.plan.calendar
  const cost = deal.cells.length === 0 ? 0 : valueAt(frame, alternative.recreateCost, i)
  const years = valueAt(frame, alternative.recreateYears, i)
  const first = deal.contractYear.findIndex((year) => year >= 0)
  for (let k = 0; k < periods; k++) {
    const from = Math.max(k * delta, deal.start)
    const until = Math.min((k + 1) * delta, deal.start + years)
    const part = years > 0 ? Math.max(0, until - from) / years : k === first ? 1 : 0
    state.avoided[k] = cost * part * state.weight[k]!
  }
}

/** m^(−rivalry), m the licensees with a running grant in the cell: this one, the strategy's others, and expected others. */
const dilution = (state: DealState, cell: number, k: number): number => {
  const { frame, context, i } = state
  const plan = frame.plan.cells[cell]!
  const rivalry = valueAt(frame, plan.rivalry, i)
  if (rivalry === 0) return 1
  const t = frame.plan.calendar.middle[k]!
  const rivals = context?.rivals.get(cell) ?? []
  const running = rivals.filter(({ from, until }) => t >= from && t < until).length
  const licensees = 1 + running + state.others[cell]!
  return licensees > 1 ? pow(licensees, -rivalry) : 1
}

/** units × cost avoided per unit × min(1, (t_k − start)/rampYears) × Δ; after the end of its own grant × w. */
const fillSaving = (state: DealState, p: number): void => {
  const { deal, frame, i } = state
  const held = deal.positions[p]!
  const { utility } = frame.plan.positions[held.position]!
  if (utility.kind !== 'saving') return
  const { middle, delta, periods } = frame.plan.calendar
  const ramp = valueAt(frame, utility.ramp, i)
  const total = state.amounts[deal.standing.benefit]!
  const out = state.savings[p]!
  for (let k = held.from; k < periods; k++) {
    const weight = savingWeight(state, held, k)
    out[k] = 0
    if (weight === 0) continue
    const passed = middle[k]! - held.start
    const grown = ramp > passed ? passed / ramp : 1
    out[k] =
      valueAt(frame, utility.units, i, k) * valueAt(frame, utility.perUnit, i, k) * grown * delta * weight
    total[k]! += out[k]!
  }
}

/** 1 while the grant of a saving runs, w after its end while the residual right lasts, else 0. */
const savingWeight = (state: DealState, held: DealPosition, k: number): number => {
  if (k < held.until && state.running[k] === 1) return 1
  const { residual } = state.deal.terms
  const end = Math.min(held.end, state.endTime)
  const t = state.frame.plan.calendar.middle[k]!
  const began = state.ends > 0 && held.start < state.endTime
  if (residual === null || !began || t < end || t >= Math.min(end + residual.years, state.stopTime)) return 0
  return residualWeight(t - end, valueAt(state.frame, residual.halfLife, state.i))
}
