import { columnsOf, withColumns } from '../../models/simulate/columns.ts'
import { blockSize } from '../../models/simulate/frame.ts'
import type { Futures } from '../../models/simulate/futures.ts'
import type { RunOutcomes, RunRequest } from '../../models/simulate/run.ts'
import {
  emptyRun,
  placeShard,
  progressThat,
  runShard,
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
  /** asks for helpers */
  readonly invite: () => void
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
    const empty = emptyRun(futures, request)
    const fault = memoryFault(columnsOf(empty).length, request.trials, megabytes)
    if (fault !== null) return failure(fault)
    const shards = cut(request.trials)
    expectWork(tally, { blocks: Math.ceil(request.trials / blockSize), shards: shards.length })
    const begun = performance.now()
    const first = run({ futures, request, tally }, shards[0]!)
    if (!first.ok || shards.length === 1) return first
    const left = (performance.now() - begun) * (shards.length - 1)
    const columns = emptyColumns(columnsOf(empty).length, request.trials)
    placeShard(columns, { ...shards[0]!, columns: columnsOf(first.value) })
    const work = { futures, request, tally, shards, columns }
    const faults = left > alone ? together(work, leading) : onOneThread(work)
    if (faults.length > 0) return failure(...faults)
    return success(withColumns(empty, request.trials, columns))
  })

/** For a thread that helps: it ends, without an answer, when no shard is left to take. */
export const help = (tally: Tally, send: (shard: ShardColumns) => void): Progress =>
  progressThat((futures, request) => {
    takeShards({ futures, request, tally, shards: cut(request.trials) }, send)
    return failure()
  })

/** Large enough that the start of a shard costs next to nothing, small enough to be shared out evenly. */
const leastTrials = 4 * blockSize
const mostShards = 128

const cut = (trials: number): readonly Shard[] =>
  shardsOf(trials, Math.min(mostShards, Math.ceil(trials / leastTrials)))

interface Work {
  readonly futures: Futures
  readonly request: RunRequest
  readonly tally: Tally
}

const run = (
  { futures, request, tally }: Work,
  shard: Shard,
  afterBlock: () => void = () => undefined,
): Result<RunOutcomes, Failure> => {
  const progress = (): void => {
    countBlock(tally)
    afterBlock()
  }
  return runShard(futures, request, { ...shard, progress })
}

interface Begun extends Cut {
  /** of the whole run; the first shard is in its place */
  readonly columns: readonly Float64Array[]
}

/** The rest in one piece: too little to be worth a helper's start. */
const onOneThread = (work: Begun): readonly Failure[] => {
  const { first } = work.shards[1]!
  const rest = { first, trials: work.request.trials - first }
  const outcomes = run(work, rest)
  if (!outcomes.ok) return outcomes.faults
  placeShard(work.columns, { ...rest, columns: columnsOf(outcomes.value) })
  return []
}

const together = (work: Begun, { invite, receive }: Leading): readonly Failure[] => {
  const { tally, shards, columns } = work
  const placeReceived = (): void => {
    for (let shard = receive(); shard !== null; shard = receive()) placeShard(columns, shard)
  }
  skipShards(tally, 1)
  invite()
  takeShards(work, (shard) => placeShard(columns, shard), placeReceived)
  awaitShards(tally, placeReceived)
  const failed = failedShard(tally)
  if (failed === null) return []
  // whoever met the fault, the same trials meet it again here
  const again = run(work, shards[failed]!)
  return again.ok ? [] : again.faults
}

interface Cut extends Work {
  readonly shards: readonly Shard[]
}

const takeShards = (
  work: Cut,
  deliver: (shard: ShardColumns) => void,
  afterBlock: () => void = () => undefined,
): void => {
  const { tally, shards } = work
  for (let s = claimShard(tally); s < shards.length; s = claimShard(tally)) {
    if (matters(tally, s)) {
      const outcomes = run(work, shards[s]!, afterBlock)
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
