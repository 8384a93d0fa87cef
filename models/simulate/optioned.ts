import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import type { Result } from '../units/result.ts'
import { success } from '../units/result.ts'
import type { Futures } from './futures.ts'
import { type OptionsUsed, useOptions } from './options.ts'
import type { DealOutcomes } from './outcomes.ts'
import { type DealRun, type RunOutcomes, type RunRequest, runFutures } from './run.ts'

/** A run in which options are used: by deal of the request what it came to, and how; null for a deal without options. */
export interface OptionedRun extends RunOutcomes {
  readonly used: readonly (OptionsUsed | null)[]
}

/** Every deal that a deal can become, each to be run on the same futures; the deal itself where it has no options. */
export const waysOfDeal = (deal: DealPlan): readonly DealPlan[] => deal.options?.deals ?? [deal]

/**
 * `runFutures` for deals with options: every way in which options can be used is run on the same futures, and each trial
 * of a deal is then that of the way that was decided on.
 */
export const runOptioned = (
  futures: Futures,
  request: RunRequest,
  replicates: number,
): Result<OptionedRun, Failure> => {
  const runs = request.deals.map((run): readonly DealRun[] =>
    waysOfDeal(run.deal).map((deal) => ({ ...run, deal })),
  )
  const ran = runFutures(futures, { ...request, deals: runs.flat() })
  if (!ran.ok) return ran
  let next = 0
  const used: (OptionsUsed | null)[] = []
  const deals = request.deals.map(({ deal }, d): DealOutcomes => {
    const ways = ran.value.deals.slice(next, next + runs[d]!.length)
    next += ways.length
    const found = deal.options === null ? null : useOptions(deal, ways, replicates)
    used.push(found)
    return found === null ? ways[0]! : found.outcomes
  })
  return success({ ...ran.value, deals, used })
}

/** The deal as its options are used in one trial, which only the whole run tells. */
export const wayOf = (
  futures: Futures,
  run: DealRun,
  {
    trials,
    trial,
    replicates,
  }: { readonly trials: number; readonly trial: number; readonly replicates: number },
): Result<DealRun, Failure> => {
  if (run.deal.options === null) return success(run)
  const ran = runOptioned(futures, { trials, deals: [run], references: [], cash: false }, replicates)
  if (!ran.ok) return ran
  return success({ ...run, deal: run.deal.options.deals[ran.value.used[0]!.ways[trial]!]! })
}
