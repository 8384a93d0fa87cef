import { indexedFee } from '../../terms/annualFee.ts'
import { auditRecovery } from '../../terms/audit.ts'
import { profitShareToDate } from '../../terms/profitShare.ts'
import { valueAt } from '../frame.ts'
import { fillMilestones } from './milestones.ts'
import type { DealState } from './state.ts'
import { fillWaterfall } from './waterfall.ts'
import { createWaterfall, type Waterfall } from './waterfallAmounts.ts'

/** What the licensee owes under each clause, on the dates of its flow. */
export interface Receipts {
  readonly fill: () => void
  /** the waterfall on reported revenue, for the statement */
  readonly reported: Waterfall
}

/** Prepares everything that is owed under a deal; `fill` computes it for the current trial. */
export const createReceipts = (state: DealState): Receipts => {
  const { deal, frame } = state
  const { periods } = frame.plan.calendar
  const reported = createWaterfall(deal, periods, state.context)
  const audit = deal.terms.audit === null ? null : createAudit(state, reported)
  const share = reportedShare(state)
  return {
    reported,
    fill: () => {
      fillFees(state)
      fillWaterfall(state, reported, share)
      copyWaterfall(state, reported)
      fillProfitShare(state)
      fillMilestones(state)
      fillAfterwards(state)
      audit?.()
    },
  }
}

/** Share of true revenue that is reported: 1 − u, or 1 without an audit clause to find it. */
const reportedShare = (state: DealState): ((k: number) => number) => {
  const { audit } = state.deal.terms
  return audit === null ? () => 1 : (k) => 1 - valueAt(state.frame, audit.underReporting, state.i, k)
}

/** Fixed fees, on their own dates, as long as the deal runs. */
const fillFees = (state: DealState): void => {
  const { deal, frame, i } = state
  const starts = state.ends > 0
  for (const { amount, flow } of deal.terms.upfront)
    state.amounts[flow]![0] = starts ? valueAt(frame, amount, i) : 0
  for (const { amount, index, flow } of deal.terms.annual) {
    const clip =
      index === null ? null : { value: valueAt(frame, index.by, i), floor: index.floor, cap: index.cap }
    const fee = valueAt(frame, amount, i)
    for (let c = 0; c < deal.contractYears; c++) {
      const own = clip === null ? fee : indexedFee(fee, clip, c + 1)
      state.amounts[flow]![c] = c < state.ends ? Math.min(own, lowerFee(state, deal.start + c)) : 0
    }
  }
  const { advance, termination } = deal.terms
  if (advance !== null) state.amounts[advance.paid]![0] = starts ? valueAt(frame, advance.amount, i) : 0
  if (termination !== null) {
    const out = state.amounts[termination.flow]!.fill(0)
    if (state.cause === 'termination') out[state.ends - 1] = valueAt(frame, termination.fee, i)
  }
}

/** The least annual fee of a favoured deal that runs at a date, as written (not indexed); infinite without one. */
const lowerFee = ({ context, frame, i }: DealState, date: number): number => {
  let least = Infinity
  for (const { start, end, terms } of context?.favoured ?? [])
    for (const { amount } of terms.annual)
      if (date >= start && date < end) least = Math.min(least, valueAt(frame, amount, i))
  return least
}

const copyWaterfall = (state: DealState, fall: Waterfall): void => {
  const { terms } = state.deal
  const copy = (flow: number, values: Float64Array): void => {
    state.amounts[flow]!.set(values)
  }
  terms.royalties.forEach(({ flow }, r) => {
    copy(flow, fall.earned[r]!)
  })
  if (terms.stacking !== null) copy(terms.stacking.flow, fall.offset)
  if (terms.cap !== null) copy(terms.cap.flow, fall.capReduction)
  if (terms.minimum !== null) copy(terms.minimum.flow, fall.trueUp)
  if (terms.advance !== null) copy(terms.advance.recouped, fall.recoupment)
  terms.usage.forEach(({ flow }, u) => {
    copy(flow, fall.usage[u]!)
  })
  terms.revenueShares.forEach(({ flow }, s) => {
    copy(flow, fall.shares[s]!)
  })
}

/** Share of attributable profit by contract year: benefit less integration and compliance, losses carried forward. */
const fillProfitShare = (state: DealState): void => {
  const plan = state.deal.terms.profitShare
  if (plan === null) return
  const { deal, frame, i } = state
  const out = state.amounts[plan.flow]!.fill(0)
  const share = valueAt(frame, plan.share, i)
  let losses = 0
  let profit = -deal.transfer.upfront
  for (const place of deal.integration) profit -= valueAt(frame, place, i)
  let paid = 0
  for (let k = 0; k < out.length; k++) {
    if (state.running[k] === 0) continue
    const benefit = state.amounts[deal.standing.benefit]![k]! + state.amounts[deal.standing.avoided]![k]!
    profit += benefit - deal.transfer.yearly[k]!
    const due = Math.max(paid, profitShareToDate(profit, losses, share))
    out[k] = due - paid
    paid = due
    if (deal.closesYear[k] === 0) continue
    losses = plan.carries ? Math.max(0, losses - profit) : 0
    profit = paid = 0
  }
}

/** Grant-back while grant or residual runs; residual royalty on gross product revenue × w. */
const fillAfterwards = (state: DealState): void => {
  const { deal, frame, i } = state
  const { grantBack, residual } = deal.terms
  if (grantBack !== null) {
    const share = valueAt(frame, grantBack.share, i)
    const out = state.amounts[grantBack.flow]!
    for (let k = 0; k < out.length; k++) out[k] = share * (state.revenue[0]![k]! + state.residualGross[k]!)
  }
  if (residual !== null) {
    const rate = valueAt(frame, residual.rate, i)
    const out = state.amounts[residual.flow]!
    for (let k = 0; k < out.length; k++) out[k] = rate * state.residualRevenue[k]!
  }
}

/** Audits find what the waterfall on true revenue would have paid more than the one on reported revenue. */
const createAudit = (state: DealState, reported: Waterfall): (() => void) => {
  const { deal, frame } = state
  const plan = deal.terms.audit!
  const truth = createWaterfall(deal, frame.plan.calendar.periods, state.context)
  const held = new Float64Array(deal.contractYears)
  const findings = new Float64Array(deal.contractYears)
  return () => {
    const at = (place: number): number => valueAt(frame, place, state.i)
    fillWaterfall(state, truth, () => 1)
    const probability = at(plan.probability)
    for (let c = 0; c < deal.contractYears; c++) {
      findings[c] = truth.due[c]! - reported.due[c]!
      const happens = frame.mode === 'expected' ? probability : at(plan.uniforms[c]!) < probability ? 1 : 0
      held[c] = c < state.ends ? happens : 0
    }
    auditRecovery(findings, held, {
      years: state.ends,
      lookBack: plan.lookBack,
      interest: at(plan.interest),
      collected: at(plan.detect) * at(plan.recovery),
      out: state.amounts[plan.flow]!,
    })
    billAuditor(state, held)
  }
}

/** The auditor's bill falls on the licensee where under-reporting reaches the threshold, else on the licensor. */
const billAuditor = (state: DealState, held: Float64Array): void => {
  const { deal, frame, i } = state
  const plan = deal.terms.audit!
  const cost = valueAt(frame, plan.cost, i)
  const [ours, theirs] = [
    state.amounts[deal.standing.licensorAudit]!,
    state.amounts[deal.standing.licenseeAudit]!,
  ]
  ours.fill(0)
  theirs.fill(0)
  for (let c = 0; c < state.ends; c++) {
    // a last contract year too short for a midpoint is judged by the period before it
    const last = deal.contractYear.findLastIndex((year) => year >= 0 && year <= c)
    const found = valueAt(frame, plan.underReporting, i, Math.max(0, last)) >= plan.threshold
    if (found) theirs[c] = cost * held[c]!
    else ours[c] = cost * held[c]!
  }
}
