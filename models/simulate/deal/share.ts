import { ageing } from '../../dataset/freshness.ts'
import { pow } from '../../numerics/elementary.ts'
import type { DealPosition } from '../../scenario/dealPlan.ts'
import type { PositionPlan, UtilityPlan } from '../../scenario/plan.ts'
import { type Frame, type OwnError, valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Attributable share a of product revenue by position and period (domain page, section 4), before dilution. */
export const fillShares = (state: DealState): void => {
  const { deal, frame } = state
  for (let p = 0; p < deal.positions.length; p++) {
    const held = deal.positions[p]!
    const position = frame.plan.positions[held.position]!
    if (position.utility.kind !== 'saving' && position.utility.kind !== 'unknown')
      fillShare(state, { held, position, out: state.share[p]! })
  }
}

interface Holding {
  readonly held: DealPosition
  readonly position: PositionPlan
  readonly out: Float64Array
}

/** The stock ages and is refreshed period by period; the share is computed only where something is sold. */
const fillShare = (state: DealState, { held, position, out }: Holding): void => {
  const { frame, i } = state
  const { dataset, calendar } = frame.plan
  const halfLife = dataset.halfLife === null ? null : valueAt(frame, dataset.halfLife, i)
  const left = halfLife === null ? 1 : ageing(calendar.delta, halfLife)
  const ownError = frame.ownError[held.position]!
  let fresh = 1
  for (let k = held.from; k < calendar.periods; k++) {
    if (k > held.from && halfLife !== null) {
      fresh *= left
      if (held.updates && k < held.until && state.running[k] === 1)
        fresh += (valueAt(frame, dataset.refresh, i, k) * calendar.delta) / dataset.records
    }
    if (!sells(state, held, k)) continue
    at.i = i
    at.k = k
    at.fresh = fresh
    at.counted = held.counted[k]!
    out[k] = shareAt(frame, position.utility, ownError)
  }
}

const sells = (state: DealState, held: DealPosition, k: number): boolean => {
  for (let c = 0; c < held.cells.length; c++) {
    const cell = held.cells[c]!
    if (state.cellRevenue[cell]![k] !== 0 || state.cellResidual[cell]![k] !== 0) return true
  }
  return false
}

/** Trial, period, S_k/S_1 and κ of the share being computed: one object, reused, since this is the innermost loop. */
const at = { i: 0, k: 0, fresh: 1, counted: 1 }

const shareAt = (frame: Frame, utility: UtilityPlan, own: OwnError | null): number => {
  const { i, k } = at
  switch (utility.kind) {
    case 'share': {
      const kept = freshened(valueAt(frame, utility.freshnessElasticity, i, k))
      return valueAt(frame, utility.value, i, k) * at.counted * kept
    }
    case 'lift': {
      const points = valueAt(frame, utility.withData, i, k) - valueAt(frame, utility.without, i, k)
      const kept = freshened(valueAt(frame, utility.freshnessElasticity, i, k))
      return clip(points * valueAt(frame, utility.perPoint, i, k)) * at.counted * kept
    }
    case 'learningCurve':
      return curveShare(frame, utility, own!)
    case 'saving':
    case 'unknown':
      return 0
    default:
      return utility satisfies never
  }
}

const freshened = (elasticity: number): number => (at.fresh === 1 ? 1 : pow(at.fresh, elasticity))

const clip = (share: number): number => (share > 0 ? (share < 1 ? share : 1) : 0)

/** a = clip(elasticity·(e(n₀) − e(n₀ + n_eff))/e(n₀), 0, 1), e(n) = e∞ + α·n^(−β). */
const curveShare = (
  frame: Frame,
  utility: Extract<UtilityPlan, { kind: 'learningCurve' }>,
  own: OwnError,
): number => {
  const { i, k } = at
  const usable = at.counted * frame.quality[i]! * (1 - valueAt(frame, utility.overlap, i)) * at.fresh
  const added = frame.plan.dataset.records * usable
  const records = own.records[k * frame.size + i]!
  const elasticity = valueAt(frame, utility.elasticity, i)
  if (!(records > 0)) return added > 0 ? clip(elasticity) : 0
  const before = own.error[k * frame.size + i]!
  const [least, scale, exponent] = utility.parameters
  const after =
    valueAt(frame, least, i) + valueAt(frame, scale, i) * pow(records + added, -valueAt(frame, exponent, i))
  return before > 0 ? clip((elasticity * (before - after)) / before) : 0
}
