import type { UsagePlan } from '../../scenario/termsPlan.ts'
import { marginalAmount, type Tiers } from '../../terms/tiers.ts'
import { usageToDate } from '../../terms/usageFee.ts'
import { valueAt } from '../frame.ts'
import { fillPrices } from './prices.ts'
import type { DealState } from './state.ts'
import type { Waterfall } from './waterfallAmounts.ts'

interface Using {
  readonly plan: UsagePlan
  readonly tiers: Tiers
  readonly out: Float64Array
}

/** Usage fee: volume to date through the tiers, commit where the year closes, monthly maximum. */
export const use = (
  state: DealState,
  { plan, tiers, out }: Using,
  fall: Waterfall,
  reported: (k: number) => number,
): void => {
  const { frame, i, deal } = state
  fillPrices(state, plan.prices, tiers)
  const revenue = state.revenue[plan.scope]!
  const monthly = plan.monthlyMaximum === null ? Infinity : valueAt(frame, plan.monthlyMaximum, i)
  const limits = { commit: 0, maximum: Infinity }
  let volume = 0
  let paid = 0
  for (let k = 0; k < out.length; k++) {
    out[k] = 0
    if (state.running[k] === 0) continue
    const per = valueAt(frame, plan.volume, i, k)
    const before = volume
    volume += plan.perRevenue ? per * revenue[k]! * reported(k) : per * frame.plan.calendar.delta
    const closes = deal.closesYear[k] === 1
    limits.commit = closes ? plan.commit * deal.yearFraction[deal.contractYear[k]!]! : 0
    limits.maximum = monthly * deal.monthsToDate[k]!
    const due = usageToDate(volume, tiers, limits)
    out[k] = Math.min(due - paid, lowerUsage(state, fall, { k, plan, before, volume }))
    paid = closes ? 0 : due
    if (closes) volume = 0
  }
}

/** The same for usage, among prices for the same unit. */
const lowerUsage = (
  state: DealState,
  fall: Waterfall,
  at: { readonly k: number; readonly plan: UsagePlan; readonly before: number; readonly volume: number },
): number => {
  let least = Infinity
  for (const { from, until, plan, tiers } of fall.lowerPrices) {
    const t = state.frame.plan.calendar.middle[at.k]!
    if (t < from || t >= until || plan.unit !== at.plan.unit) continue
    fillPrices(state, plan.prices, tiers)
    least = Math.min(least, marginalAmount(at.volume, tiers) - marginalAmount(at.before, tiers))
  }
  return least
}
