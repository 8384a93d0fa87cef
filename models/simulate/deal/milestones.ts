import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Milestones on gates and dates while the deal runs, on sales in the period that reaches them. */
export const fillMilestones = (state: DealState): void => {
  const { deal, frame, i } = state
  for (const { trigger, amount, flow } of deal.terms.milestones) {
    const out = state.amounts[flow]!.fill(0)
    const due = valueAt(frame, amount, i)
    if (trigger.kind === 'salesCumulative' || trigger.kind === 'salesAnnual') {
      const reached = reachedIn(state, trigger)
      if (reached >= 0) out[reached] = due
      continue
    }
    const gate = trigger.kind === 'gate' ? frame.plan.gates[trigger.gate]! : null
    const date = trigger.kind === 'date' ? trigger.year : valueAt(frame, gate!.year, i)
    state.eventTime[flow] = date + deal.lag
    const passed = trigger.kind === 'gate' ? frame.gates[trigger.gate]![i]! : 1
    out[0] = date >= deal.start && date < state.endTime && state.ends > 0 ? due * passed : 0
  }
}

/** First period in which true product revenue, in all or in the contract year, reaches the amount; −1 if none does. */
const reachedIn = (state: DealState, trigger: { readonly kind: string; readonly amount: number }): number => {
  const { deal } = state
  const revenue = state.revenue[0]!
  let sales = 0
  for (let k = 0; k < revenue.length; k++) {
    if (state.running[k] === 0) continue
    sales += revenue[k]!
    if (sales >= trigger.amount) return k
    if (trigger.kind === 'salesAnnual' && deal.closesYear[k] === 1) sales = 0
  }
  return -1
}
