import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { DealContextPlan } from './deal/context.ts'
import { createEvaluation, type DealEvaluation } from './deal/evaluate.ts'
import { blockSize, createFrame, type Frame, valueAt } from './frame.ts'
import type { Futures } from './futures.ts'
import { createOutcomes, type DealOutcomes, type ReferenceOutcomes } from './outcomes.ts'
import { createReference } from './reference.ts'

/** Told after each block: blocks done of all. */
export interface Progress {
  (done: number, total: number): void
  /** Runs the trials in place of this thread, shared between workers (`shards.ts`): the same columns. */
  readonly run?: Runner
}

export type Runner = (futures: Futures, request: RunRequest) => Result<RunOutcomes, Failure>

/** A deal as it is to be evaluated: alone, or in the context of a strategy. */
export interface DealRun {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly context: DealContextPlan | null
}

export interface RunOutcomes {
  readonly trials: number
  readonly deals: readonly DealOutcomes[]
  readonly references: readonly ReferenceOutcomes[]
  /** the licensor's alternative, then each licensee's, by trial */
  readonly alternatives: readonly Float64Array[]
}

export interface RunRequest {
  /** the first trial, at the start of a block; 0 without it */
  readonly first?: number
  readonly trials: number
  readonly deals: readonly DealRun[]
  /** reference grants with the decision whether their licensee would recreate */
  readonly references: readonly { readonly deal: DealPlan; readonly recreates: boolean }[]
  readonly progress?: Progress | undefined
}

/**
 * Simulates the markets block by block, once, and evaluates every deal on them. Blocks of 512 trials are aligned to
 * the trial index, so that any order and any split gives the same columns.
 */
export const runFutures: Runner = (futures, request) => (request.progress?.run ?? runHere)(futures, request)

const runHere: Runner = (futures, request) => {
  const { plan, others, riskEvents } = futures
  const frame = createFrame(plan, blockSize, 'drawn')
  const deals = request.deals.map(({ deal, recreates, context }) => {
    const evaluation = createEvaluation(deal, frame, { riskEvents, others, recreates, context })
    return { evaluation, outcomes: createOutcomes(deal, request.trials) }
  })
  const references = request.references.map(({ deal, recreates }) =>
    createReference({ deal, recreates, futures, frame, trials: request.trials }),
  )
  const alternatives = [
    plan.licensor.alternative,
    ...plan.licensees.map(({ alternative }) => alternative.value),
  ]
  const columns = alternatives.map(() => new Float64Array(request.trials))
  const start = request.first ?? 0
  const blocks = Math.ceil(request.trials / blockSize)
  for (let block = 0; block < blocks; block++) {
    const first = block * blockSize
    const count = Math.min(blockSize, request.trials - first)
    futures.fill(frame, start + first, count)
    if (frame.fault !== null) return failure(frame.fault)
    for (const { evaluation, outcomes } of deals) {
      const fault = recordDeal(evaluation, outcomes, { start, first, count })
      if (fault !== null) return failure(fault)
    }
    for (const reference of references) reference.record(first, count)
    columns.forEach((column, a) => {
      for (let i = 0; i < count; i++) column[first + i] = valueAt(frame, alternatives[a]!, i)
    })
    request.progress?.(block + 1, blocks)
  }
  const done = deals.map(({ outcomes }) => outcomes)
  const asked = references.map(({ outcomes }) => outcomes)
  return success({ trials: request.trials, deals: done, references: asked, alternatives: columns })
}

/** Evaluates the trials of a block into their columns; a figure that is not finite stops the run. */
const recordDeal = (
  { run, settlement, state }: DealEvaluation,
  outcomes: DealOutcomes,
  { start, first, count }: { readonly start: number; readonly first: number; readonly count: number },
): Failure | null => {
  const { licensor, licensee, joint } = settlement
  for (let i = 0; i < count; i++) {
    run(i)
    const trial = first + i
    outcomes.licensor.flow[trial] = licensor.flow
    outcomes.licensor.time[trial] = licensor.time
    outcomes.licensee.flow[trial] = licensee.flow
    outcomes.licensee.time[trial] = licensee.time
    outcomes.joint.flow[trial] = joint.flow
    outcomes.joint.time[trial] = joint.time
    outcomes.unit.licensor[trial] = settlement.unit.licensor
    outcomes.unit.licensee[trial] = settlement.unit.licensee
    outcomes.ends[trial] = state.ends
    outcomes.endTime[trial] = state.endTime
    for (let t = 0; t < outcomes.terms.length; t++) outcomes.terms[t]![trial] = settlement.terms[t]!
    for (let row = 0; row < outcomes.licensorCash.length; row++) {
      outcomes.licensorCash[row]![trial] = settlement.licensorCash[row]!
      outcomes.licenseeCash[row]![trial] = settlement.licenseeCash[row]!
    }
    if (!Number.isFinite(licensor.flow + licensor.time + licensee.flow + licensee.time))
      return notFinite({ settlement, state }, start + trial)
  }
  return null
}

/** Names the first line that is not finite, the trial, and what it was computed from. */
const notFinite = ({ state }: Pick<DealEvaluation, 'settlement' | 'state'>, trial: number): Failure => {
  const bad = state.amounts.findIndex((amounts) => amounts.some((amount) => !Number.isFinite(amount)))
  const line = state.deal.flows[bad]?.line ?? 'npv'
  return {
    kind: 'non-finite-result',
    pointer: `/deals (${state.deal.id})`,
    expected: `line ${line} to be a finite number`,
    found: String(state.amounts[bad]?.find((amount) => !Number.isFinite(amount)) ?? Number.NaN),
    line,
    trial,
    inputs: inputsOf(state.frame, state.i),
  }
}

/** Uncertain inputs of a trial by path: the largest first, a dozen at most. */
const inputsOf = (frame: Frame, i: number): Record<string, number> => {
  const drawn = (frame.plan as Plan).variables.flatMap((variable, place) =>
    variable.kind === 'draw' || variable.kind === 'formula'
      ? [[variable.path, valueAt(frame, place, i)] as const]
      : [],
  )
  const largest = [...drawn].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 12)
  return Object.fromEntries(largest)
}
