import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import type { Futures } from './futures.ts'
import { type OptionsUsed, useOptions } from './options.ts'
import type { DealOutcomes, RunOutcomes } from './outcomes.ts'
import { type KnownSummaries, type Passes, type Progress, runPasses } from './passes.ts'
import { type DealRun, type RunRequest, runFutures } from './run.ts'
import { waysOfDeal, withWays } from './ways.ts'

/** A run in which options are used: by deal of the request what it came to, and how; null for a deal without options. */
export interface OptionedRun extends RunOutcomes {
  readonly used: readonly (OptionsUsed | null)[]
}

/** What the ways of a request came to, with each trial of a deal that of the way that was decided on. */
const decided = (request: RunRequest, run: RunOutcomes, replicates: number): OptionedRun => {
  let next = 0
  const used: (OptionsUsed | null)[] = []
  const deals = request.deals.map(({ deal }): DealOutcomes => {
    const ways = run.deals.slice(next, next + waysOfDeal(deal).length)
    next += ways.length
    const found = deal.options === null ? null : useOptions(deal, ways, replicates)
    used.push(found)
    return found === null ? ways[0]! : found.outcomes
  })
  return { ...run, deals, used }
}

/** `runFutures` for deals with options: every way in which they can be used is run on the same futures. */
export const runOptioned = (
  futures: Futures,
  request: RunRequest,
  replicates: number,
): Result<OptionedRun, Failure> => {
  const ran = runFutures(futures, withWays(request))
  return ran.ok ? success(decided(request, ran.value, replicates)) : ran
}

interface Taking {
  readonly replicates: number
  readonly progress?: Progress | undefined
  /** as in `runPasses` */
  readonly aside?: (() => void) | undefined
  readonly take: (run: OptionedRun, pass: number, known?: KnownSummaries) => void
}

/** `runPasses` for deals with options. */
export const runOptionedPasses = (
  futures: Futures,
  passes: Passes,
  { replicates, progress, aside, take }: Taking,
): Result<null, Failure> =>
  runPasses(futures, passes.map(withWays), {
    progress,
    aside,
    take: (run, pass, known) => take(decided(passes[pass]!, run, replicates), pass, known),
  })

interface Trial {
  readonly trial: number
  readonly trials: number
  readonly replicates: number
}

/** The deal as its options are used in one trial, which only the whole run tells. */
export const wayOf = (
  futures: Futures,
  run: DealRun,
  { trial, trials, replicates }: Trial,
): Result<DealRun, Failure> => {
  if (run.deal.options === null) return success(run)
  const ran = runOptioned(futures, { trials, deals: [run], references: [], cash: false }, replicates)
  if (!ran.ok) return ran
  return success({ ...run, deal: run.deal.options.deals[ran.value.used[0]!.ways[trial]!]! })
}
