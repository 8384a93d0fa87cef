import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { createEvaluation } from './deal/evaluate.ts'
import { blockSize, createFrame } from './frame.ts'
import type { Futures } from './futures.ts'
import { presentOf } from './rates.ts'

/** Trials on which decisions are made: the first of the run, so that a longer run decides alike. */
export const decisionTrials = 1024

/** What a licensee weighs before it decides whether to recreate the data: expected present values before tax. */
export interface Decision {
  readonly recreates: boolean
  /** E[Σ a·s·R·margin], at salesLinked: what a substitute would serve */
  readonly served: number
  /** E[Σ recreate cost], at fixed */
  readonly cost: number
}

/**
 * Whether each deal's licensee would otherwise recreate the data: decided once per deal, on expectations, before the
 * future is known (domain page, section 4). Both sides are taxed alike, so tax does not enter the comparison.
 */
export const decide = (
  futures: Futures,
  deals: readonly DealPlan[],
  trials: number,
): Result<readonly Decision[], Failure> => {
  const { plan } = futures
  const weighing = deals.map(
    ({ licensee, cells }) => plan.licensees[licensee]!.alternative.canRecreate && cells.length > 0,
  )
  const count = Math.min(trials, decisionTrials)
  const sums = deals.map(() => ({ served: 0, cost: 0 }))
  if (weighing.includes(true)) {
    const frame = createFrame(plan, blockSize, 'drawn')
    const tools = {
      riskEvents: futures.riskEvents,
      others: futures.others,
      recreates: false,
      weighs: true,
      context: null,
    }
    const evaluations = deals.map((deal, d) =>
      weighing[d] === true ? createEvaluation(deal, frame, tools) : null,
    )
    for (let first = 0; first < count; first += blockSize) {
      futures.fill(frame, first, Math.min(blockSize, count - first))
      if (frame.fault !== null) return failure(frame.fault)
      evaluations.forEach((evaluation, d) => {
        if (evaluation === null) return
        const rates = frame.discounting[1 + deals[d]!.licensee]!
        for (let i = 0; i < frame.count; i++) {
          evaluation.prepare(i)
          sums[d]!.served += presentOf(frame, rates.salesLinked!, evaluation.state.foregone, i)
          sums[d]!.cost += presentOf(frame, rates.fixed!, evaluation.state.avoided, i)
        }
      })
    }
  }
  return success(
    sums.map(({ served, cost }, d) => ({
      recreates: weighing[d] === true && served > cost,
      served: served / count,
      cost: cost / count,
    })),
  )
}
