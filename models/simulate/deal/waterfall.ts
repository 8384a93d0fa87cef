import type { DealPlan, RoyaltyPlan, UsagePlan } from '../../scenario/dealPlan.ts'
import { recouped } from '../../terms/advance.ts'
import { guaranteedAmount, trueUp } from '../../terms/minimumGuarantee.ts'
import { cappedRoyalty } from '../../terms/royaltyCap.ts'
import { stackingOffset } from '../../terms/stacking.ts'
import { allUnitsAmount, marginalAmount, type Tiers } from '../../terms/tiers.ts'
import { usageToDate } from '../../terms/usageFee.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

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
}

export const createWaterfall = (deal: DealPlan, periods: number): Waterfall => {
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
  }
}

/**
 * Steps 2 to 9 of the order within a period (domain page, section 6.1) for a trial. `reported` is the share of true
 * revenue that is reported, by period. Amounts are year-to-date differences, so that periods add up to years.
 */
export const fillWaterfall = (state: DealState, fall: Waterfall, reported: (k: number) => number): void => {
  const { terms } = state.deal
  fall.base.fill(0)
  fall.deductions.fill(0)
  fall.royalty.fill(0)
  terms.royalties.forEach((plan, r) => {
    earn(state, { plan, tiers: fall.tiers[r]!, earned: fall.earned[r]! }, fall, reported)
  })
  setOff(state, fall)
  cap(state, fall)
  terms.usage.forEach((plan, u) => {
    use(state, { plan, tiers: fall.prices[u]!, out: fall.usage[u]! }, reported)
  })
  terms.revenueShares.forEach((plan, s) => {
    const [revenue, share] = [state.revenue[plan.scope]!, valueAt(state.frame, plan.share, state.i)]
    for (let k = 0; k < revenue.length; k++) fall.shares[s]![k] = share * revenue[k]! * reported(k)
  })
  recoup(state, fall)
  guarantee(state, fall)
  sumDue(state, fall)
}

interface Earning {
  readonly plan: RoyaltyPlan
  readonly tiers: Tiers
  readonly earned: Float64Array
}

/** Steps 2 to 5: reported receipts, deductions, base, earned royalty by tiers. */
const earn = (
  state: DealState,
  { plan, tiers, earned }: Earning,
  fall: Waterfall,
  reported: (k: number) => number,
): void => {
  const { frame, i, deal } = state
  plan.rates.forEach((place, j) => {
    tiers.price[j] = valueAt(frame, place, i)
  })
  const revenue = state.revenue[plan.scope]!
  const most = plan.deductionCap === null ? 1 : valueAt(frame, plan.deductionCap, i)
  let toDate = 0
  let paid = 0
  for (let k = 0; k < revenue.length; k++) {
    earned[k] = 0
    if (state.running[k] === 0) continue
    if (plan.clock === 'annual' && (k === 0 || deal.contractYear[k - 1] !== deal.contractYear[k]))
      toDate = paid = 0
    const receipts = revenue[k]! * reported(k)
    const deducted =
      plan.deductions === null ? 0 : receipts * Math.min(valueAt(frame, plan.deductions, i, k), most)
    toDate += receipts - deducted
    const due =
      plan.method === 'marginal' ? marginalAmount(toDate, tiers) : allUnitsAmount(toDate, tiers, plan.match)
    earned[k] = due - paid
    paid = due
    fall.base[k]! += receipts - deducted
    fall.deductions[k]! += deducted
    fall.royalty[k]! += earned[k]!
  }
}

/** Step 6: third parties' royalties on the same base, set off within the contract year to date. */
const setOff = (state: DealState, fall: Waterfall): void => {
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
const cap = (state: DealState, fall: Waterfall): void => {
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

interface Using {
  readonly plan: UsagePlan
  readonly tiers: Tiers
  readonly out: Float64Array
}

/** Usage fee: volume to date through the tiers, commit where the year closes, monthly maximum. */
const use = (state: DealState, { plan, tiers, out }: Using, reported: (k: number) => number): void => {
  const { frame, i, deal } = state
  plan.prices.forEach((place, j) => {
    tiers.price[j] = valueAt(frame, place, i)
  })
  const revenue = state.revenue[plan.scope]!
  const monthly = plan.monthlyMaximum === null ? Infinity : valueAt(frame, plan.monthlyMaximum, i)
  const limits = { commit: 0, maximum: Infinity }
  let volume = 0
  let paid = 0
  for (let k = 0; k < out.length; k++) {
    out[k] = 0
    if (state.running[k] === 0) continue
    const per = valueAt(frame, plan.volume, i, k)
    volume += plan.perRevenue ? per * revenue[k]! * reported(k) : per * frame.plan.calendar.delta
    const closes = deal.closesYear[k] === 1
    limits.commit = closes ? plan.commit * deal.yearFraction[deal.contractYear[k]!]! : 0
    limits.maximum = monthly * deal.monthsToDate[k]!
    const due = usageToDate(volume, tiers, limits)
    out[k] = due - paid
    paid = closes ? 0 : due
    if (closes) volume = 0
  }
}

/** Step 9: the advance is recouped from royalty only; what is left at the end is not refunded. */
const recoup = (state: DealState, fall: Waterfall): void => {
  const plan = state.deal.terms.advance
  if (plan === null) return
  let balance = valueAt(state.frame, plan.amount, state.i)
  const rate = valueAt(state.frame, plan.rate, state.i)
  for (let k = 0; k < fall.recoupment.length; k++) {
    const taken = state.running[k] === 1 ? recouped(balance, rate, fall.royalty[k]!) : 0
    fall.recoupment[k] = taken === 0 ? 0 : -taken
    balance -= taken
  }
}

/** Step 8: the true-up of each contract year that runs. */
const guarantee = (state: DealState, fall: Waterfall): void => {
  const plan = state.deal.terms.minimum
  if (plan === null) return
  const { frame, i, deal } = state
  const clause = {
    amount: valueAt(frame, plan.amount, i),
    escalator: valueAt(frame, plan.escalator, i),
    fromYear: plan.fromYear,
  }
  fall.trueUp.fill(0)
  for (let k = 0; k < fall.royalty.length; k++) {
    if (state.running[k] === 0) continue
    let credited = fall.royalty[k]!
    if (plan.credits !== 'royalty') for (const usage of fall.usage) credited += usage[k]!
    if (plan.credits === 'all') for (const share of fall.shares) credited += share[k]!
    fall.trueUp[deal.contractYear[k]!]! += credited
  }
  for (let c = 0; c < deal.contractYears; c++) {
    const guaranteed = c < state.ends ? guaranteedAmount(clause, c + 1, deal.yearFraction[c]!) : 0
    fall.trueUp[c] = trueUp(guaranteed, fall.trueUp[c]!)
  }
}

const sumDue = (state: DealState, fall: Waterfall): void => {
  const { deal } = state
  if (deal.terms.audit === null) return
  fall.due.fill(0)
  for (let k = 0; k < fall.royalty.length; k++) {
    if (state.running[k] === 0) continue
    let due = fall.royalty[k]! + fall.recoupment[k]!
    for (const usage of fall.usage) due += usage[k]!
    for (const share of fall.shares) due += share[k]!
    fall.due[deal.contractYear[k]!]! += due
  }
  for (let c = 0; c < deal.contractYears; c++) fall.due[c]! += fall.trueUp[c]!
}
