import { ageing } from '../../dataset/freshness.ts'
import { pow } from '../../numerics/elementary.ts'
import type { DealPosition } from '../../scenario/dealPlan.ts'
import type { PositionPlan, UtilityPlan } from '../../scenario/plan.ts'
import { type Frame, valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Attributable share a of product revenue by position and period (domain page, section 4), before dilution. */
export const fillShares = (state: DealState): void => {
  state.deal.positions.forEach((held, index) => {
    const position = state.frame.plan.positions[held.position]!
    if (position.utility.kind !== 'saving') fillShare(state, { held, position, out: state.share[index]! })
  })
}

interface Holding {
  readonly held: DealPosition
  readonly position: PositionPlan
  readonly out: Float64Array
}

const fillShare = (state: DealState, { held, position, out }: Holding): void => {
  const { frame, i } = state
  const { dataset, calendar } = frame.plan
  const halfLife = dataset.halfLife === null ? null : valueAt(frame, dataset.halfLife, i)
  const left = halfLife === null ? 1 : ageing(calendar.delta, halfLife)
  let fresh = 1
  for (let k = held.from; k < calendar.periods; k++) {
    if (k > held.from && halfLife !== null) {
      const refreshed = held.updates && k < held.until && state.running[k] === 1
      fresh *= left
      if (refreshed) fresh += (valueAt(frame, dataset.refresh, i, k) * calendar.delta) / dataset.records
    }
    out[k] =
      state.weight[k] === 0 ? 0 : shareAt(frame, position.utility, { i, k, fresh, counted: held.counted[k]! })
  }
}

interface At {
  readonly i: number
  readonly k: number
  /** S_k / S_1 */
  readonly fresh: number
  /** κ */
  readonly counted: number
}

const shareAt = (frame: Frame, utility: UtilityPlan, at: At): number => {
  const value = (place: number): number => valueAt(frame, place, at.i, at.k)
  switch (utility.kind) {
    case 'share':
      return value(utility.value) * at.counted * freshened(at.fresh, value(utility.freshnessElasticity))
    case 'lift': {
      const lift = (value(utility.withData) - value(utility.without)) * value(utility.perPoint)
      return clip(lift) * at.counted * freshened(at.fresh, value(utility.freshnessElasticity))
    }
    case 'learningCurve':
      return curveShare(frame, utility, at)
    case 'saving':
    case 'unknown':
      return 0
    default:
      return utility satisfies never
  }
}

const freshened = (fresh: number, elasticity: number): number => (fresh === 1 ? 1 : pow(fresh, elasticity))

const clip = (share: number): number => (share > 0 ? (share < 1 ? share : 1) : 0)

/** a = clip(elasticity·(e(n₀) − e(n₀ + n_eff))/e(n₀), 0, 1), e(n) = e∞ + α·n^(−β). */
const curveShare = (
  frame: Frame,
  utility: Extract<UtilityPlan, { kind: 'learningCurve' }>,
  at: At,
): number => {
  const value = (place: number): number => valueAt(frame, place, at.i, at.k)
  const [least, scale, exponent] = utility.parameters.map(value) as [number, number, number]
  const t = frame.plan.calendar.middle[at.k]!
  const own = value(utility.existing) * pow(1 + value(utility.growth), t)
  const added =
    frame.plan.dataset.records * at.counted * frame.quality[at.i]! * (1 - value(utility.overlap)) * at.fresh
  if (!(own > 0)) return added > 0 ? clip(value(utility.elasticity)) : 0
  const before = least + scale * pow(own, -exponent)
  const after = least + scale * pow(own + added, -exponent)
  return before > 0 ? clip((value(utility.elasticity) * (before - after)) / before) : 0
}
