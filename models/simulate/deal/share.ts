import { pow } from '../../numerics/elementary.ts'
import type { DealPosition } from '../../scenario/dealPlan.ts'
import type { UtilityPlan } from '../../scenario/plan.ts'
import { type Frame, type OwnError, valueAt } from '../frame.ts'
import { fillStock, powersOf, type Stock } from '../stock.ts'
import type { DealState } from './state.ts'

/** Attributable share a of product revenue by position and period (domain page, section 4), before dilution. */
export const fillShares = (state: DealState): void => {
  const { deal, frame } = state
  for (let p = 0; p < deal.positions.length; p++) {
    const held = deal.positions[p]!
    const { utility } = frame.plan.positions[held.position]!
    if (held.cells.length === 0 || utility.kind === 'saving' || utility.kind === 'unknown') continue
    const stock = state.stocks[p]!
    if (stock !== null) fillStock(frame, stock)
    if (utility.kind === 'learningCurve') fillByCurve(state, utility, p)
    else fillByShare(state, utility, p)
  }
}

/** Whether anything is sold, or still earned after the end, in a period. */
const sells = (state: DealState, held: DealPosition, k: number): boolean => {
  for (let c = 0; c < held.cells.length; c++) {
    const cell = held.cells[c]!
    if (state.cellRevenue[cell]![k] !== 0 || state.cellResidual[cell]![k] !== 0) return true
  }
  return false
}

/** Whether the grant runs in a period; after it the stock only ages. */
const runs = (state: DealState, held: DealPosition, k: number): boolean =>
  k === held.from || (k < held.until && state.running[k] === 1)

/** `share` and `lift`: a₀ · κ · (S_k/S_1)^freshnessElasticity. */
const fillByShare = (
  state: DealState,
  utility: Extract<UtilityPlan, { kind: 'share' | 'lift' }>,
  p: number,
): void => {
  const { deal, frame, i } = state
  const held = deal.positions[p]!
  const stock = state.stocks[p]!
  const powers = stock === null ? null : powersOf(frame, stock, utility.freshnessElasticity)
  const out = state.share[p]!
  let kept = 1
  for (let k = held.from; k < out.length; k++) {
    if (powers !== null)
      kept = runs(state, held, k) ? powers.path[k * frame.size + i]! : kept * powers.left[i]!
    if (sells(state, held, k)) out[k] = ownShare(frame, utility, i, k) * held.counted[k]! * kept
  }
}

const ownShare = (
  frame: Frame,
  utility: Extract<UtilityPlan, { kind: 'share' | 'lift' }>,
  i: number,
  k: number,
): number => {
  if (utility.kind === 'share') return valueAt(frame, utility.value, i, k)
  const points = valueAt(frame, utility.withData, i, k) - valueAt(frame, utility.without, i, k)
  return clip(points * valueAt(frame, utility.perPoint, i, k))
}

const clip = (share: number): number => (share > 0 ? (share < 1 ? share : 1) : 0)

type CurveUtility = Extract<UtilityPlan, { kind: 'learningCurve' }>

/** `learningCurve`: a = clip(elasticity·(e(n₀) − e(n₀ + n_eff))/e(n₀), 0, 1), e(n) = e∞ + α·n^(−β). */
const fillByCurve = (state: DealState, utility: CurveUtility, p: number): void => {
  const { deal, frame, i } = state
  const held = deal.positions[p]!
  const stock: Stock | null = state.stocks[p]!
  const own = frame.ownError[held.position]!
  const out = state.share[p]!
  const usable = frame.plan.dataset.records * frame.quality[i]! * (1 - valueAt(frame, utility.overlap, i))
  let fresh = 1
  for (let k = held.from; k < out.length; k++) {
    if (stock !== null)
      fresh = runs(state, held, k) ? stock.fresh[k * frame.size + i]! : fresh * stock.left[i]!
    if (sells(state, held, k))
      out[k] = curveShare(frame, utility, own, { i, k, added: usable * held.counted[k]! * fresh })
  }
}

const curveShare = (
  frame: Frame,
  utility: CurveUtility,
  own: OwnError,
  { i, k, added }: { readonly i: number; readonly k: number; readonly added: number },
): number => {
  const records = own.records[k * frame.size + i]!
  const elasticity = valueAt(frame, utility.elasticity, i)
  if (!(records > 0)) return added > 0 ? clip(elasticity) : 0
  const before = own.error[k * frame.size + i]!
  const [least, scale, exponent] = utility.parameters
  const after =
    valueAt(frame, least, i) + valueAt(frame, scale, i) * pow(records + added, -valueAt(frame, exponent, i))
  return before > 0 ? clip((elasticity * (before - after)) / before) : 0
}
