import { recouped } from '../../terms/advance.ts'
import { guaranteedAmount, trueUp } from '../../terms/minimumGuarantee.ts'
import { valueAt } from '../frame.ts'
import { cap, earn, setOff } from './royalty.ts'
import type { DealState } from './state.ts'
import { use } from './usage.ts'
import type { Waterfall } from './waterfallAmounts.ts'

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
    use(state, { plan, tiers: fall.prices[u]!, out: fall.usage[u]! }, fall, reported)
  })
  terms.revenueShares.forEach((plan, s) => {
    const [revenue, share] = [state.revenue[plan.scope]!, valueAt(state.frame, plan.share, state.i)]
    for (let k = 0; k < revenue.length; k++) fall.shares[s]![k] = share * revenue[k]! * reported(k)
  })
  recoup(state, fall)
  guarantee(state, fall)
  sumDue(state, fall)
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
