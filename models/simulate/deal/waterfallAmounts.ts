import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { RoyaltyPlan, UsagePlan } from '../../scenario/termsPlan.ts'
import type { Tiers } from '../../terms/tiers.ts'
import type { DealContextPlan } from './context.ts'

/** What depends on reported revenue, by period (true-up by contract year); filled once for reported, once for true. */
export interface Waterfall {
  readonly base: Float64Array
  readonly deductions: Float64Array
  readonly earned: readonly Float64Array[]
  readonly offset: Float64Array
  readonly capReduction: Float64Array
  readonly royalty: Float64Array
  readonly recoupment: Float64Array
  readonly usage: readonly Float64Array[]
  readonly shares: readonly Float64Array[]
  readonly trueUp: Float64Array
  /** royalty + true-up − recoupment + usage + revenue share, by contract year */
  readonly due: Float64Array
  readonly tiers: readonly Tiers[]
  readonly prices: readonly Tiers[]
  /** schedules of later deals that a most-favoured clause follows where they are lower */
  readonly lowerTiers: readonly Schedule<RoyaltyPlan>[]
  readonly lowerPrices: readonly Schedule<UsagePlan>[]
}

/** Another deal's schedule, from its start on. */
interface Schedule<Plan> {
  readonly from: number
  readonly until: number
  readonly plan: Plan
  readonly tiers: Tiers
}

/** Allocates the amounts of a waterfall for a deal, with the schedules its most-favoured clause follows. */
export const createWaterfall = (
  deal: DealPlan,
  periods: number,
  context: DealContextPlan | null,
): Waterfall => {
  const favoured = context?.favoured ?? []
  const column = (): Float64Array => new Float64Array(periods)
  const tiersOf = ({ limits }: { readonly limits: readonly number[] }): Tiers => ({
    upTo: Float64Array.from(limits),
    price: new Float64Array(limits.length),
    count: limits.length,
  })
  return {
    base: column(),
    deductions: column(),
    earned: deal.terms.royalties.map(column),
    offset: column(),
    capReduction: column(),
    royalty: column(),
    recoupment: column(),
    usage: deal.terms.usage.map(column),
    shares: deal.terms.revenueShares.map(column),
    trueUp: new Float64Array(deal.contractYears),
    due: new Float64Array(deal.contractYears),
    tiers: deal.terms.royalties.map(tiersOf),
    prices: deal.terms.usage.map(tiersOf),
    lowerTiers: favoured.flatMap(({ start, end, terms }) =>
      terms.royalties.map((plan) => ({ from: start, until: end, plan, tiers: tiersOf(plan) })),
    ),
    lowerPrices: favoured.flatMap(({ start, end, terms }) =>
      terms.usage.map((plan) => ({ from: start, until: end, plan, tiers: tiersOf(plan) })),
    ),
  }
}
