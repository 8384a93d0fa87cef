import { withColumns } from '../../models/simulate/columns.ts'
import { blockSize } from '../../models/simulate/frame.ts'
import type { Futures } from '../../models/simulate/futures.ts'
import type { RunOutcomes } from '../../models/simulate/outcomes.ts'
import { columnCount, type KnownSummaries, mostColumns, type Passes } from '../../models/simulate/passes.ts'
import { emptyOutcomes, type RunRequest, runnerOf } from '../../models/simulate/run.ts'
import { type Shard, shardsOf } from '../../models/simulate/shards.ts'
import { askedSummaries, readSummary, summaryNumbers, writeSummary } from '../../models/summarise/ahead.ts'
import { createSummariser, type Summariser } from '../../models/summarise/summary.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import { columnsIn, sharedSlabs } from './memory.ts'

/** What the threads of a run write to: columns, and the numbers of their summaries. */
export interface SharedMemory {
  readonly slabs: SharedArrayBuffer[]
  readonly numbers: SharedArrayBuffer
}

/** One pass as a stretch of the row of tasks: its shards, then the summaries of its columns, then the leader's own. */
export interface Stage {
  readonly first: number
  readonly firstSummary: number
  readonly last: number
  readonly shards: readonly Shard[]
  readonly open: () => Opened
}

/** A stage that a thread works on, with programs of its own. */
export interface Opened {
  readonly run: (shard: Shard, afterBlock: () => void) => Result<RunOutcomes, Failure>
  readonly summarise: (index: number) => void
  /** the columns of all trials, once they are there, and their summaries */
  readonly outcomes: RunOutcomes
  readonly known: () => KnownSummaries
  /** before the memory is used again */
  readonly clear: () => void
}

/** Large enough that the start of a shard costs next to nothing, small enough to be shared out evenly. */
const leastTrials = 4 * blockSize
const mostShards = 128

const cut = (trials: number): readonly Shard[] =>
  shardsOf(trials, Math.min(mostShards, Math.ceil(trials / leastTrials)))

/** Memory for one pass after the other. */
export const memoryOf = (futures: Futures, passes: Passes): SharedMemory => {
  const most = mostColumns(futures, passes)
  return {
    slabs: sharedSlabs(most, passes[0]!.trials),
    numbers: new SharedArrayBuffer(8 * summaryNumbers * most),
  }
}

/** The stages of a run, the same for every thread of it. */
export const stagesOf = (futures: Futures, passes: Passes, memory: SharedMemory): readonly Stage[] => {
  let first = 0
  let made: Summariser | null = null
  return passes.map((pass) => {
    const shards = cut(pass.trials)
    const firstSummary = first + shards.length
    const last = firstSummary + askedSummaries(futures.plan, emptyOutcomes(futures, pass)).length
    const summariser = (): Summariser => {
      made ??= createSummariser(pass.trials, pass.replicates ?? 1)
      return made
    }
    const stage = { first, firstSummary, last, shards }
    first = last + 1
    return { ...stage, open: () => opened(futures, pass, { memory, summariser }) }
  })
}

interface Using {
  readonly memory: SharedMemory
  readonly summariser: () => Summariser
}

const opened = (
  futures: Futures,
  pass: RunRequest,
  { memory: { slabs, numbers }, summariser }: Using,
): Opened => {
  const runner = runnerOf(futures, pass)
  const columns = columnsIn(slabs, columnCount(futures, pass), pass.trials)
  const outcomes = withColumns(emptyOutcomes(futures, pass), pass.trials, columns)
  const asked = askedSummaries(futures.plan, outcomes)
  const numbersOf = (index: number): Float64Array =>
    new Float64Array(numbers, 8 * summaryNumbers * index, summaryNumbers)
  return {
    run: ({ first, trials }, progress) =>
      runner({ first, trials, progress, columns: columns.map((all) => all.subarray(first, first + trials)) }),
    summarise: (index) => writeSummary(summariser(), asked[index]!, numbersOf(index)),
    outcomes,
    known: () => new Map(asked.map(({ column }, index) => [column, readSummary(numbersOf(index))])),
    clear: () => {
      for (const column of columns) column.fill(0)
    },
  }
}
