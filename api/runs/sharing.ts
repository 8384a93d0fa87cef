import { columnsOf, withColumns } from '../../models/simulate/columns.ts'
import { blockSize } from '../../models/simulate/frame.ts'
import type { Futures } from '../../models/simulate/futures.ts'
import { type RunOutcomes, type RunRequest, runFutures, runnerOf } from '../../models/simulate/run.ts'
import {
  emptyRun,
  placeShard,
  progressThat,
  type Shard,
  type ShardColumns,
  shardsOf,
} from '../../models/simulate/shards.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import { emptyColumns } from './memory.ts'
import {
  awaitShards,
  claimShard,
  countBlock,
  endShard,
  expectWork,
  failedShard,
  failShard,
  isBegun,
  matters,
  skipShards,
  type Tally,
} from './tally.ts'

export interface Leading {
  readonly tally: Tally
  /** what its columns may take */
  readonly megabytes: number
  /** milliseconds of work that are left to one thread */
  readonly alone: number
  /** asks for helpers in a run of so many trials */
  readonly invite: (trials: number) => void
  /** the next shard that a helper has sent; null while there is none */
  readonly receive: () => ShardColumns | null
}

/**
 * One run on several threads of this process. The leader and its helpers read the same document, each for itself, and
 * come to the same request. Each takes shard after shard until none is left; the helpers send the leader theirs, and
 * it makes the answer. It waits for no helper that has taken nothing: the bytes are the same without.
 */
export const lead = (leading: Leading): Progress =>
  progressThat((futures, request) => {
    const { tally, megabytes, alone } = leading
    // there are helpers for one run; what else a valuation may have to run is little
    if (isBegun(tally)) return runFutures(futures, { ...request, progress: undefined })
    const empty = emptyRun(futures, request)
    const fault = memoryFault(columnsOf(empty).length, request.trials, megabytes)
    if (fault !== null) return failure(fault)
    const work = begin(futures, request, tally)
    const { outcomes: first, left } = timed(work, request.trials)
    if (!first.ok || work.shards.length === 1) return first
    const columns = emptyColumns(columnsOf(empty).length, request.trials)
    placeShard(columns, { ...work.shards[0]!, columns: columnsOf(first.value) })
    const rest = { ...work, columns, trials: request.trials }
    const faults = left > alone ? together(rest, leading) : onOneThread(rest)
    if (faults.length > 0) return failure(...faults)
    return success(withColumns(empty, request.trials, columns))
  })

/** For a thread that helps: it ends, without an answer, when no shard is left to take. */
export const help = (tally: Tally, send: (shard: ShardColumns) => void): Progress =>
  progressThat((futures, request) => {
    takeShards(workOf(futures, request, tally), send)
    return failure()
  })

/** Large enough that the start of a shard costs next to nothing, small enough to be shared out evenly. */
const leastTrials = 4 * blockSize
const mostShards = 128

const cut = (trials: number): readonly Shard[] =>
  shardsOf(trials, Math.min(mostShards, Math.ceil(trials / leastTrials)))

interface Work {
  readonly tally: Tally
  readonly shards: readonly Shard[]
  /** runs a shard on this thread, with programs that are compiled once */
  readonly run: (shard: Shard, afterBlock?: () => void) => Result<RunOutcomes, Failure>
}

const workOf = (futures: Futures, request: RunRequest, tally: Tally): Work => {
  const runner = runnerOf(futures, request)
  const run: Work['run'] = (shard, afterBlock) => {
    const progress = (): void => {
      countBlock(tally)
      afterBlock?.()
    }
    return runner({ ...shard, progress })
  }
  return { tally, shards: cut(request.trials), run }
}

const begin = (futures: Futures, request: RunRequest, tally: Tally): Work => {
  const work = workOf(futures, request, tally)
  expectWork(tally, { blocks: Math.ceil(request.trials / blockSize), shards: work.shards.length })
  return work
}

/** Runs the first shard; `left` is how long the others would take here, in milliseconds. */
const timed = ({ shards, run }: Work, trials: number) => {
  const first = shards[0]!
  let begun = 0
  let blocks = 0
  // the first block waits for programs to be compiled
  const outcomes = run(first, () => {
    if (blocks++ === 0) begun = performance.now()
  })
  const each = (performance.now() - begun) / Math.max(1, blocks - 1)
  return { outcomes, left: (each * (trials - first.trials)) / blockSize }
}

interface Rest extends Work {
  readonly trials: number
  /** of the whole run; the first shard is in its place */
  readonly columns: readonly Float64Array[]
}

/** The rest in one piece: too little to be worth a helper's start. */
const onOneThread = (work: Rest): readonly Failure[] => {
  const { first } = work.shards[1]!
  const rest = { first, trials: work.trials - first }
  const outcomes = work.run(rest)
  if (!outcomes.ok) return outcomes.faults
  placeShard(work.columns, { ...rest, columns: columnsOf(outcomes.value) })
  return []
}

const together = (work: Rest, { invite, receive }: Leading): readonly Failure[] => {
  const { tally, shards, columns } = work
  const placeReceived = (): void => {
    for (let shard = receive(); shard !== null; shard = receive()) placeShard(columns, shard)
  }
  skipShards(tally, 1)
  invite(work.trials)
  takeShards(work, (shard) => placeShard(columns, shard), placeReceived)
  awaitShards(tally, placeReceived)
  const failed = failedShard(tally)
  if (failed === null) return []
  // whoever met the fault, the same trials meet it again here
  const again = work.run(shards[failed]!)
  return again.ok ? [] : again.faults
}

const takeShards = (
  { tally, shards, run }: Work,
  deliver: (shard: ShardColumns) => void,
  afterBlock?: () => void,
): void => {
  for (let s = claimShard(tally); s < shards.length; s = claimShard(tally)) {
    if (matters(tally, s)) {
      const outcomes = run(shards[s]!, afterBlock)
      if (outcomes.ok) deliver({ ...shards[s]!, columns: columnsOf(outcomes.value) })
      else failShard(tally, s)
    }
    endShard(tally)
  }
}

/** A run whose columns would take more than a run may have is refused before it begins. */
const memoryFault = (columns: number, trials: number, limit: number): Failure | null => {
  const megabytes = Math.ceil((8 * columns * trials) / 1e6)
  if (megabytes <= limit) return null
  const [price, most] = [megabytes, limit].map((value) => value.toLocaleString('en-US'))
  return {
    kind: 'quota',
    pointer: '/simulation/trials',
    expected: `a run that takes at most ${most} MB of memory`,
    found: `${trials.toLocaleString('en-US')} trials of ${columns} figures each, ${price} MB`,
    price: megabytes,
    limit,
  }
}
