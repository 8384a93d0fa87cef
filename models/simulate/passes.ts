import type { Summary } from '../scenario/schema/figures.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { columnsOf } from './columns.ts'
import { blockSize } from './frame.ts'
import type { Futures } from './futures.ts'
import type { RunOutcomes } from './outcomes.ts'
import { emptyOutcomes, type RunRequest, runFutures, runnerOf, type Told } from './run.ts'
import { withWays } from './ways.ts'

/**
 * A run in passes: each simulates all trials for some of the deals and reference grants, so that the columns of those
 * alone are in memory. Draws and markets are worked out again for every pass, which is cheap beside what deals take.
 */
export type Passes = readonly RunRequest[]

/** What is done with the columns of a pass; before the last pass they hold only until this returns. */
export type Take = (run: RunOutcomes, pass: number, known?: KnownSummaries) => void

/** Summaries of some of the columns, from whoever ran the pass; with dots where they will be asked for. */
export type KnownSummaries = ReadonlyMap<Float64Array, { readonly summary: Summary; readonly dots: number[] }>

/**
 * Does every pass and hands its columns over; a fault is the one that a run in one pass would meet. One that shares the work
 * with other threads may do what is `aside` while these are busy.
 */
export type Runner = (
  futures: Futures,
  passes: Passes,
  take: Take,
  aside?: () => void,
) => Result<null, Failure>

/** Told after each block: blocks done of all. */
export interface Progress {
  (done: number, total: number): void
  /** Runs the passes in place of this thread, shared between workers (`shards.ts`): the same columns. */
  readonly run?: Runner
  /** bytes that the columns of a pass may take, without it `passBytes` */
  readonly bytes?: number
}

/** Bytes that the columns of one pass may take, unless a single deal takes more. */
export const passBytes = 384e6

/** Cuts a run into as few passes as the bytes allow, deals before reference grants and all in their order. */
export const passesOf = (futures: Futures, request: RunRequest, bytes = passBytes): Passes => {
  const columns = columnCount(futures, request)
  if (8 * columns * request.trials <= bytes) return [request]
  const nothing = { ...request, deals: [], references: [] }
  const single = [
    ...request.deals.map((deal) => ({ ...nothing, deals: [deal] })),
    ...request.references.map((reference) => ({ ...nothing, references: [reference] })),
  ]
  const passes: RunRequest[] = []
  for (const one of single) {
    const last = passes.at(-1)
    const joined = last === undefined ? one : joinedOf(last, one)
    const fits = last !== undefined && 8 * columnCount(futures, joined) * request.trials <= bytes
    if (fits) passes[passes.length - 1] = joined
    else passes.push(one)
  }
  return passes
}

const joinedOf = (one: RunRequest, next: RunRequest): RunRequest => ({
  ...one,
  deals: [...one.deals, ...next.deals],
  references: [...one.references, ...next.references],
})

/** How many columns a run has, those of every way in which options can be used among them. */
export const columnCount = (futures: Futures, request: RunRequest): number =>
  columnsOf(emptyOutcomes(futures, withWays(request))).length

/** The most columns that a pass has. */
export const mostColumns = (futures: Futures, passes: Passes): number =>
  passes.reduce((most, pass) => Math.max(most, columnCount(futures, pass)), 0)

/** What of a deal is kept from its pass to the end, to be set beside other deals. */
const keptColumns = 6

/** Columns that are in memory at once. */
export const columnsAtOnce = (futures: Futures, passes: Passes): number => {
  const kept =
    passes.length === 1 ? 0 : passes.reduce((sum, { deals }) => sum + keptColumns * deals.length, 0)
  return mostColumns(futures, passes) + kept
}

/** Runs every pass here, or wherever `progress` says. */
export const runPasses = (
  futures: Futures,
  passes: Passes,
  { take, progress, aside }: Taking,
): Result<null, Failure> => (progress?.run ?? runnerHere(progress))(futures, passes, take, aside)

interface Taking {
  readonly take: Take
  readonly progress?: Progress | undefined
  /** what will be needed and reads no column of the run; whoever needs it does it himself where no runner has */
  readonly aside?: (() => void) | undefined
}

const runnerHere =
  (told?: Told): Runner =>
  (futures, passes, take) => {
    const columns: Float64Array[] = []
    for (const [p, pass] of passes.entries()) {
      let blocks = 0
      const progress: Told = (done, total) => {
        blocks = done
        told?.(p * total + done, passes.length * total)
      }
      const room = roomIn(columns, columnCount(futures, pass), pass.trials)
      const ran = runnerOf(futures, pass)({ ...pass, progress, columns: room })
      if (!ran.ok) return failure(...earliestFault(futures, passes.slice(p + 1), { ...ran, blocks }))
      take(ran.value, p)
    }
    return success(null)
  }

/** Columns of zeros, views of those that were used before: a column that was asked about is another one each time. */
const roomIn = (kept: Float64Array[], count: number, trials: number): readonly Float64Array[] => {
  for (const column of kept.slice(0, count)) column.fill(0)
  while (kept.length < count) kept.push(new Float64Array(trials))
  return kept.slice(0, count).map((column) => column.subarray())
}

/** A fault, and how many blocks are without one in the pass that met it. */
export interface FoundFault {
  readonly faults: readonly Failure[]
  readonly blocks: number
}

/** The fault that all passes together would meet first: the passes that follow may have one in an earlier block. */
export const earliestFault = (
  futures: Futures,
  rest: Passes,
  { faults, blocks }: FoundFault,
): readonly Failure[] => {
  let first: FoundFault = { faults, blocks }
  for (const pass of rest) {
    let done = 0
    const progress: Told = (block) => {
      done = block
    }
    const before = { ...pass, trials: Math.min(pass.trials, first.blocks * blockSize), progress }
    const ran = runFutures(futures, before)
    if (!ran.ok) first = { faults: ran.faults, blocks: done }
  }
  return first.faults
}
