import { limitedExpectedValue } from '../../distributions/limitedExpectedValue.ts'
import type { DealRiskPlan } from '../../scenario/dealPlan.ts'
import { valueAt } from '../frame.ts'
import type { RiskEvents } from '../riskEvents.ts'
import type { DealState } from './state.ts'

/**
 * Losses of both parties (domain page, section 6.3). After insurance a loss is split by bearer; the licensor's part is
 * limited per event, in total, and to a multiple of the fees received so far; the excess stays with the licensee.
 */
export const fillLosses = (state: DealState, eventsOf: RiskEvents): void => {
  const { deal, frame } = state
  const [ours, theirs] = [
    state.amounts[deal.standing.licensorRisk]!,
    state.amounts[deal.standing.licenseeRisk]!,
  ]
  ours.fill(0)
  theirs.fill(0)
  for (const risk of deal.risks)
    if (frame.mode === 'expected') expectedLosses(state, risk, { ours, theirs })
    else drawnLosses(state, risk, { ours, theirs, eventsOf })
}

interface Out {
  readonly ours: Float64Array
  readonly theirs: Float64Array
}

const drawnLosses = (
  state: DealState,
  risk: DealRiskPlan,
  out: Out & { readonly eventsOf: RiskEvents },
): void => {
  const { frame, i } = state
  const { periods, delta } = frame.plan.calendar
  let borne = 0
  for (const { time, severity } of out.eventsOf(frame, risk.risks, i)) {
    const k = Math.min(periods - 1, Math.max(0, Math.ceil(time / delta - 1e-12) - 1))
    if (state.running[k] === 0) continue
    const loss = severity * (1 - risk.insured)
    const own = Math.min(risk.licensorShare * loss, room(state, risk, { k, borne }))
    borne += own
    out.ours[k]! += own
    out.theirs[k]! += loss - own
  }
}

/** What the licensor can still be charged: per event, in total, and by fees received so far. */
const room = (
  state: DealState,
  risk: DealRiskPlan,
  at: { readonly k: number; readonly borne: number },
): number => {
  const byFees =
    risk.multipleOfFees === Infinity ? Infinity : risk.multipleOfFees * feesUntil(state, at.k) - at.borne
  return Math.max(0, Math.min(risk.perEvent, risk.aggregate - at.borne, byFees))
}

/** Receipts with cash dates up to τ_k. */
const feesUntil = (state: DealState, k: number): number => {
  const { deal, frame } = state
  const until = frame.plan.calendar.cash[k]! + 1e-12
  let fees = 0
  deal.flows.forEach((flow, f) => {
    if (flow.side !== 'receipt') return
    const { times, name } = deal.dates[flow.dates]!
    const amounts = state.amounts[f]!
    for (let j = 0; j < amounts.length; j++)
      if ((name === 'event' ? state.eventTime[f]! : times[j]!) <= until) fees += amounts[j]!
  })
  return fees
}

/** frequency·Δ × E[min(share·loss, limit)] for the licensor, the rest of the expected loss for the licensee. */
const expectedLosses = (state: DealState, risk: DealRiskPlan, { ours, theirs }: Out): void => {
  const { frame, i } = state
  const { periods, delta } = frame.plan.calendar
  const plans = risk.risks.map((index) => frame.plan.risks[index]!)
  let borne = 0
  for (let k = 0; k < periods; k++) {
    if (state.running[k] === 0) continue
    const limit = room(state, risk, { k, borne })
    for (const { frequency, severity } of plans) {
      const rate = valueAt(frame, frequency, i) * delta
      const scale = risk.licensorShare * (1 - risk.insured)
      const own = rate * limitedExpectedValue(severity.distribution, scale, limit)
      borne += own
      ours[k]! += own
      theirs[k]! += rate * severity.distribution.mean * (1 - risk.insured) - own
    }
  }
}
