import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { columnsOf, withColumns } from './columns.ts'
import { decide, decisionTrials } from './decisions.ts'
import { type Futures, futuresOf } from './futures.ts'
import { runOptioned } from './optioned.ts'
import type { RunOutcomes } from './outcomes.ts'
import { extendsShorter, type Sampling } from './points.ts'
import { emptyOutcomes, type RunRequest, runnerOf, type Told } from './run.ts'

/** A run of some deals that can be made longer. */
export interface GrowingRun {
  readonly trials: number
  readonly futures: Futures
  readonly recreates: readonly boolean[]
  /** by deal, what it turned out to be worth in each trial */
  readonly licensor: readonly Float64Array[]
  readonly licensee: readonly Float64Array[]
}

export interface Growing {
  readonly plan: Plan
  readonly how: Sampling
  readonly deals: readonly DealPlan[]
  readonly progress?: Told | undefined
}

/**
 * The run of `trials` trials, made from a shorter one where its trials are the first of the longer: then only the rest is
 * simulated. Where they are not (a Latin hypercube; a licensee that decides otherwise on more trials) it starts anew.
 * The columns are those of a run of that length in either case.
 */
export const extendRun = (
  { plan, how, deals, progress }: Growing,
  before: GrowingRun | null,
  trials: number,
): Result<GrowingRun, Failure> => {
  // what more trials teach changes the decisions on the trials before
  const isFixed = deals.every(({ options }) => options === null)
  const shorter = before !== null && isFixed && extendsShorter(how) ? before : null
  const futures = shorter?.futures ?? futuresOf(plan, { ...how, trials })
  const decided = decisionsOf(futures, deals, { shorter, trials })
  if (!decided.ok) return decided
  const recreates = decided.value
  const same = shorter?.recreates.every((one, d) => one === recreates[d]) ?? false
  const first = same ? shorter!.trials : 0
  const request: RunRequest = {
    first,
    trials: trials - first,
    cash: false,
    deals: deals.map((deal, d) => ({ deal, recreates: recreates[d]!, context: null })),
    references: [],
    progress: progress === undefined ? undefined : (done, total) => progress(done, total),
  }
  const ran = runOptioned(futures, request, how.replicates)
  if (!ran.ok) return ran
  const joined = (party: 'licensor' | 'licensee'): readonly Float64Array[] =>
    ran.value.deals.map((outcomes, d) =>
      join(same ? shorter![party][d]! : new Float64Array(0), outcomes[party].time),
    )
  return success({
    trials,
    futures,
    recreates,
    licensor: joined('licensor'),
    licensee: joined('licensee'),
  })
}

/** Decisions are made on the first trials of a run: once these are there, a longer run decides alike. */
const decisionsOf = (
  futures: Futures,
  deals: readonly DealPlan[],
  { shorter, trials }: { readonly shorter: GrowingRun | null; readonly trials: number },
): Result<readonly boolean[], Failure> => {
  if (shorter !== null && shorter.trials >= decisionTrials) return success(shorter.recreates)
  const decided = decide(futures, deals, trials)
  return decided.ok ? success(decided.value.map(({ recreates }) => recreates)) : decided
}

/**
 * The columns of a run in one pass, made longer: only the trials from `shorter.trials` on are simulated. For ways of
 * sampling by which a longer run begins with a shorter one.
 */
export const extendOutcomes = (
  futures: Futures,
  request: RunRequest,
  shorter: RunOutcomes | null,
): Result<RunOutcomes, Failure> => {
  const { trials } = request
  const first = shorter?.trials ?? 0
  const heads = shorter === null ? [] : columnsOf(shorter)
  const empty = emptyOutcomes(futures, request)
  const columns = columnsOf(empty).map((_, c) => {
    const column = new Float64Array(trials)
    column.set(heads[c] ?? [])
    return column
  })
  const more = runnerOf(
    futures,
    request,
  )({
    first,
    trials: trials - first,
    progress: request.progress,
    columns: columns.map((column) => column.subarray(first)),
  })
  return more.ok ? success(withColumns(empty, trials, columns)) : more
}

const join = (head: Float64Array, tail: Float64Array): Float64Array => {
  const whole = new Float64Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}
