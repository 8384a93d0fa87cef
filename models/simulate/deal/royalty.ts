import type { RoyaltyPlan } from '../../scenario/termsPlan.ts'
import { cappedRoyalty } from '../../terms/royaltyCap.ts'
import { stackingOffset } from '../../terms/stacking.ts'
import { allUnitsAmount, marginalAmount, type Tiers } from '../../terms/tiers.ts'
import { valueAt } from '../frame.ts'
import { fillPrices } from './prices.ts'
import type { DealState } from './state.ts'
import type { Waterfall } from './waterfallAmounts.ts'

interface Earning {
  readonly plan: RoyaltyPlan
  readonly tiers: Tiers
  readonly earned: Float64Array
}

/** Steps 2 to 5: reported receipts, deductions, base, earned royalty by tiers. */
export const earn = (
  state: DealState,
  { plan, tiers, earned }: Earning,
  fall: Waterfall,
  reported: (k: number) => number,
): void => {
  const { frame, i, deal } = state
  fillPrices(state, plan.rates, tiers)
  const revenue = state.revenue[plan.scope]!
  const most = plan.deductionCap === null ? 1 : valueAt(frame, plan.deductionCap, i)
  let toDate = 0
  let paid = 0
  for (let k = 0; k < revenue.length; k++) {
    earned[k] = 0
    if (state.running[k] === 0) continue
    const receipts = revenue[k]! * reported(k)
    const deducted =
      plan.deductions === null ? 0 : receipts * Math.min(valueAt(frame, plan.deductions, i, k), most)
    toDate += receipts - deducted
    const before = toDate - (receipts - deducted)
    const due = royaltyOn(toDate, plan, tiers)
    const lower = fall.lowerTiers.length === 0 ? Infinity : lowerRoyalty(state, fall, { k, before, toDate })
    earned[k] = Math.min(due - paid, lower)
    paid = due
    fall.base[k]! += receipts - deducted
    fall.deductions[k]! += deducted
    fall.royalty[k]! += earned[k]!
    if (plan.clock === 'annual' && deal.closesYear[k] === 1) toDate = paid = 0
  }
}

const royaltyOn = (sales: number, { method, match }: RoyaltyPlan, tiers: Tiers): number =>
  method === 'marginal' ? marginalAmount(sales, tiers) : allUnitsAmount(sales, tiers, match)

/** The least any favoured deal's schedule would make of the period's base; infinite without one. */
const lowerRoyalty = (
  state: DealState,
  fall: Waterfall,
  { k, before, toDate }: { readonly k: number; readonly before: number; readonly toDate: number },
): number => {
  let least = Infinity
  for (const { from, until, plan, tiers } of fall.lowerTiers) {
    const t = state.frame.plan.calendar.middle[k]!
    if (t < from || t >= until) continue
    fillPrices(state, plan.rates, tiers)
    least = Math.min(least, royaltyOn(toDate, plan, tiers) - royaltyOn(before, plan, tiers))
  }
  return least
}

/** Step 6: third parties' royalties on the same base, set off within the contract year to date. */
export const setOff = (state: DealState, fall: Waterfall): void => {
  const { stacking } = state.deal.terms
  if (stacking === null) return
  const { frame, i, deal } = state
  const clause = {
    thirdParty: valueAt(frame, stacking.thirdParty, i),
    share: valueAt(frame, stacking.offset, i),
    floor: valueAt(frame, stacking.floor, i),
  }
  let carry = 0
  const toDate = { base: 0, royalty: 0 }
  let used = 0
  for (let k = 0; k < fall.offset.length; k++) {
    fall.offset[k] = 0
    if (state.running[k] === 0) continue
    toDate.base += fall.base[k]!
    toDate.royalty += fall.royalty[k]!
    const offset = stackingOffset(toDate, clause, carry)
    fall.offset[k] = used - offset
    fall.royalty[k]! += fall.offset[k]!
    used = offset
    if (deal.closesYear[k] === 0) continue
    carry = stacking.carries ? clause.share * clause.thirdParty * toDate.base + carry - offset : 0
    toDate.base = toDate.royalty = used = 0
  }
}

/** Step 7: the royalty cap, on what is left after the offset. */
export const cap = (state: DealState, fall: Waterfall): void => {
  const plan = state.deal.terms.cap
  if (plan === null) return
  const { frame, i, deal } = state
  const most = valueAt(frame, plan.amount, i)
  const rateAfter = valueAt(frame, plan.rateAfter, i)
  let room = most
  for (let k = 0; k < fall.royalty.length; k++) {
    const royalty = fall.royalty[k]!
    const paid = cappedRoyalty({ royalty, base: fall.base[k]! }, room, rateAfter)
    fall.capReduction[k] = paid - royalty
    fall.royalty[k] = paid
    room = Math.max(0, room - royalty)
    if (!plan.lifetime && deal.closesYear[k] === 1) room = most
  }
}
