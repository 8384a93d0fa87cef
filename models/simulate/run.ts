import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { columnsOf as allColumnsOf, withColumns } from './columns.ts'
import type { DealContextPlan } from './deal/context.ts'
import { writeDeal } from './deal/evaluate.ts'
import type { DealTools } from './deal/script.ts'
import { blockSize, type Frame, valueAt } from './frame.ts'
import type { Futures } from './futures.ts'
import { createMachine, type Machine } from './machine.ts'
import { notFinite } from './notFinite.ts'
import {
  columnsOf,
  createOutcomes,
  type DealOutcomes,
  placesOfAlternatives,
  type RunOutcomes,
} from './outcomes.ts'
import { emptyReference, referenceColumns, writeReference } from './reference.ts'

/** Told after each block: blocks done of all. */
export type Told = (done: number, total: number) => void

/** A deal as it is to be evaluated: alone, or in the context of a strategy. */
export interface DealRun {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly context: DealContextPlan | null
}

export interface RunRequest {
  /** the first trial, at the start of a block; 0 without it */
  readonly first?: number
  readonly trials: number
  /** how many randomisations the trials come from: trial τ belongs to replicate τ mod R */
  readonly replicates?: number
  readonly deals: readonly DealRun[]
  /** reference grants with the decision whether their licensee would recreate */
  readonly references: readonly { readonly deal: DealPlan; readonly recreates: boolean }[]
  /** false: no cash by year is asked for; in the context of a strategy it never is, nor is the worth of clauses */
  readonly cash?: boolean
  readonly progress?: Told | undefined
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
export const runFutures = (futures: Futures, request: RunRequest): Result<RunOutcomes, Failure> =>
  runnerOf(futures, request)(request)

/** What a run will come to, with columns for no trial yet: as many as it will have. */
export const emptyOutcomes = ({ plan }: Pick<Futures, 'plan'>, request: RunRequest): RunOutcomes => ({
  trials: 0,
  deals: request.deals.map(({ deal, context }) => createOutcomes(deal, 0, recordedOf(request, context))),
  references: request.references.map(({ deal, recreates }) => emptyReference(deal, recreates, 0)),
  alternatives: placesOfAlternatives(plan).map(() => new Float64Array(0)),
})

const recordedOf = ({ cash = true }: RunRequest, context: DealRun['context']) => ({
  cash: cash && context === null,
  terms: context === null,
})

/** Which of the trials of a request. */
interface Range extends Pick<RunRequest, 'first' | 'trials' | 'progress'> {
  /** where to write them, each column for these trials alone; new ones without it */
  readonly columns?: readonly Float64Array[]
}

/** Runs some trials of a request after the other, with programs that are written and compiled once. */
export const runnerOf = (
  futures: Futures,
  request: RunRequest,
): ((range: Range) => Result<RunOutcomes, Failure>) => {
  const empty = emptyOutcomes(futures, request)
  let made: Machine | null = null
  return ({ first: start = 0, trials, progress, columns: given }) => {
    const columns = given ?? allColumnsOf(empty).map(() => new Float64Array(trials))
    const outcomes = withColumns(empty, trials, columns)
    if (trials === 0) return success(outcomes)
    const { deals, references } = outcomes
    const machine = made ?? machineOf(futures, request)
    made = machine
    const outputs = [...deals.map(columnsOf), ...references.map(referenceColumns)].map((own, p) =>
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
        const failed = run === undefined ? -1 : firstNotFinite(deals[p]!, first, frame.count)
        if (failed < 0) continue
        // it is told with all inputs of its trial, whether this run looks at them or not
        futures.fill(frame, start + first, frame.count)
        return failure(faultOf(futures, run!, { frame, i: failed }))
      }
      recordAlternatives(frame, outcomes.alternatives, first)
      progress?.(block + 1, blocks)
    }
    return success(outcomes)
  }
}

/** The programs of every deal, then of every reference grant. */
const machineOf = (futures: Futures, request: RunRequest): Machine =>
  createMachine(futures, 1, (frame, block) => [
    ...request.deals.map((run) => {
      const { cash } = recordedOf(request, run.context)
      return writeDeal(run.deal, frame, { ...toolsOf(futures, run, block), cash }).program
    }),
    ...request.references.map((run) =>
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

const recordAlternatives = (frame: Frame, columns: readonly Float64Array[], first: number): void => {
  placesOfAlternatives(frame.plan).forEach((place, a) => {
    const column = columns[a]!
    for (let i = 0; i < frame.count; i++) column[first + i] = valueAt(frame, place, i)
  })
}

/** The first trial of a block with a figure that is not finite, −1 without one. */
export const firstNotFinite = (
  { licensor, licensee }: DealOutcomes,
  first: number,
  count: number,
): number => {
  for (let i = 0; i < count; i++) {
    const at = first + i
    const sum = licensor.flow[at]! + licensor.time[at]! + licensee.flow[at]! + licensee.time[at]!
    if (!Number.isFinite(sum)) return i
  }
  return -1
}

/** A figure that is not finite stops the run; the trial is worked out again, line by line, to name it. */
export const faultOf = (
  futures: ToolsOf,
  run: DealRun,
  { frame, i }: { readonly frame: Frame; readonly i: number },
): Failure => notFinite(run.deal, { frame, i, tools: toolsOf(futures, run, () => frame) })
