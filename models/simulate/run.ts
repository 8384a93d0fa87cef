import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { DealContextPlan } from './deal/context.ts'
import { writeDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { blockSize, type Frame, valueAt } from './frame.ts'
import type { Futures } from './futures.ts'
import { createMachine, type Machine } from './machine.ts'
import { notFinite } from './notFinite.ts'
import { columnsOf, createOutcomes, type DealOutcomes, type ReferenceOutcomes } from './outcomes.ts'
import { emptyReference, referenceColumns, writeReference } from './reference.ts'

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
  /** false: no cash by year is asked for */
  readonly cash?: boolean
  readonly progress?: Progress | undefined
}

/** An output of a program and the column of the run it belongs to. */
export interface Column {
  readonly output: string
  readonly to: Float64Array
}

/**
 * Simulates the markets block by block, once, and evaluates every deal on them. Blocks of 512 trials are aligned to
 * the trial index, so that any order and any split gives the same columns.
 */
export const runFutures: Runner = (futures, request) => (request.progress?.run ?? runHere)(futures, request)

const runHere: Runner = (futures, request) => runnerOf(futures, request)(request)

/** Runs some trials of a request after the other, with programs that are written and compiled once. */
export const runnerOf = (futures: Futures, request: RunRequest): ((range: Range) => ReturnType<Runner>) => {
  let made: Machine | null = null
  return ({ first: start = 0, trials, progress }) => {
    const deals = request.deals.map(({ deal }) => createOutcomes(deal, trials, request.cash))
    const references = request.references.map(({ deal, recreates }) =>
      emptyReference(deal, recreates, trials),
    )
    const alternatives = alternativesOf(futures, trials)
    const outcomes = { trials, deals, references, alternatives: alternatives.columns }
    if (trials === 0) return success(outcomes)
    const machine = made ?? machineOf(futures, request)
    made = machine
    const columns = [...deals.map(columnsOf), ...references.map(referenceColumns)]
    const outputs = columns.map((own, p) =>
      own.map(({ output, to }) => ({ from: machine.output(p, output), to })),
    )
    const frame = machine.frames[0]!
    const blocks = Math.ceil(trials / blockSize)
    for (let block = 0; block < blocks; block++) {
      const first = block * blockSize
      machine.fill(frame, start + first, Math.min(blockSize, trials - first))
      if (frame.fault !== null) return failure(frame.fault)
      for (let p = 0; p < outputs.length; p++) {
        machine.run(p, frame)
        for (const { from, to } of outputs[p]!) to.set(from.subarray(0, frame.count), first)
        const run = request.deals[p]
        const fault = run === undefined ? null : faultIn(futures, run, { frame, first, outcomes: deals[p]! })
        if (fault !== null) return failure(fault)
      }
      alternatives.record(frame, first)
      progress?.(block + 1, blocks)
    }
    return success(outcomes)
  }
}

/** Which of the trials of a request. */
type Range = Pick<RunRequest, 'first' | 'trials' | 'progress'>

/** The programs of every deal, then of every reference grant. */
const machineOf = (futures: Futures, { deals, references, cash = true }: RunRequest): Machine =>
  createMachine(futures, 1, (frame, block) => [
    ...deals.map((run) => writeDeal(run.deal, frame, { ...toolsOf(futures, run, block), cash }).program),
    ...references.map((run) =>
      writeReference(run.deal, frame, toolsOf(futures, { ...run, context: null }, block)),
    ),
  ])

/** What of the futures a deal is evaluated with. */
type ToolsOf = Pick<Futures, 'riskEvents' | 'others'>

export const toolsOf = (
  futures: ToolsOf,
  { recreates, context }: DealRun,
  block: () => Frame,
): DealTools => ({
  riskEvents: futures.riskEvents,
  others: futures.others,
  recreates,
  context,
  cash: true,
  block,
})

/** The licensor's alternative and each licensee's. */
const alternativesOf = ({ plan }: Futures, trials: number) => {
  const places = [plan.licensor.alternative, ...plan.licensees.map(({ alternative }) => alternative.value)]
  const columns = places.map(() => new Float64Array(trials))
  const record = (frame: Frame, first: number): void => {
    columns.forEach((column, a) => {
      for (let i = 0; i < frame.count; i++) column[first + i] = valueAt(frame, places[a]!, i)
    })
  }
  return { columns, record }
}

/** A figure that is not finite stops the run; the trial is worked out again, line by line, to name it. */
export const faultIn = (
  futures: ToolsOf,
  run: DealRun,
  {
    frame,
    first,
    outcomes,
  }: { readonly frame: Frame; readonly first: number; readonly outcomes: DealOutcomes },
): Failure | null => {
  const { licensor, licensee } = outcomes
  for (let i = 0; i < frame.count; i++) {
    const at = first + i
    const sum = licensor.flow[at]! + licensor.time[at]! + licensee.flow[at]! + licensee.time[at]!
    if (Number.isFinite(sum)) continue
    return notFinite(run.deal, { frame, i, tools: toolsOf(futures, run, () => frame) })
  }
  return null
}
