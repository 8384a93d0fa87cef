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
  shardsOf,
} from '../../models/simulate/shards.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import {
  awaitShards,
  claimShard,
  countBlock,
  endShard,
  expectBlocks,
  failedShard,
  failShard,
  matters,
  skipShards,
  type Tally,
} from './tally.ts'

/** Where the columns of a run are, in the order of `columnsOf`: memory that all its threads share. */
export type SharedColumns = readonly SharedArrayBuffer[]

export interface Leading {
  readonly tally: Tally
  /** what its columns may take */
  readonly megabytes: number
  /** milliseconds of work that are left to one thread */
  readonly alone: number
  /** asks for helpers */
  readonly invite: (columns: SharedColumns) => void
}

/**
 * One run on several threads of this process. The leader and its helpers read the same document, each for itself, and
 * come to the same request. Each takes shard after shard until none is left and puts its columns where all have them;
 * then the leader waits for the last and makes the answer. It needs no helper: the bytes are the same without.
 */
export const lead = (leading: Leading): Progress =>
  progressThat((futures, request) => {
    const { tally, megabytes, alone } = leading
    const empty = emptyRun(futures, request)
    const fault = memoryFault(columnsOf(empty).length, request.trials, megabytes)
    if (fault !== null) return failure(fault)
    const shards = cut(request.trials)
    expectBlocks(tally, Math.ceil(request.trials / blockSize))
    const begun = performance.now()
    const first = run({ futures, request, tally }, shards[0]!)
    if (!first.ok || shards.length === 1) return first
    const left = (performance.now() - begun) * (shards.length - 1)
    const work = { futures, request, tally, shards, empty, first: first.value }
    return left > alone ? together(work, leading.invite) : onOneThread(work)
  })

/** For a thread that helps: it ends, without an answer, when no shard is left to take. */
export const help = (tally: Tally, buffers: SharedColumns): Progress =>
  progressThat((futures, request) => {
    takeShards({ futures, request, tally }, { shards: cut(request.trials), columns: viewsOf(buffers) })
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

const run = ({ futures, request, tally }: Work, shard: Shard): Result<RunOutcomes, Failure> =>
  runShard(futures, request, { ...shard, progress: () => countBlock(tally) })

interface Begun extends Work {
  readonly shards: readonly Shard[]
  readonly empty: RunOutcomes
  /** what the first shard came to */
  readonly first: RunOutcomes
}

/** The rest in one piece: too little to be worth a helper's start. */
const onOneThread = (work: Begun): Result<RunOutcomes, Failure> => {
  const { trials } = work.request
  const { first } = work.shards[1]!
  const rest = run(work, { first, trials: trials - first })
  if (!rest.ok) return rest
  const columns = columnsOf(work.empty).map(() => new Float64Array(trials))
  placeShard(columns, { ...work.shards[0]!, columns: columnsOf(work.first) })
  placeShard(columns, { first, trials: trials - first, columns: columnsOf(rest.value) })
  return success(withColumns(work.empty, trials, columns))
}

const together = (work: Begun, invite: Leading['invite']): Result<RunOutcomes, Failure> => {
  const { tally, shards, request } = work
  const buffers = columnsOf(work.empty).map(() => new SharedArrayBuffer(8 * request.trials))
  const columns = viewsOf(buffers)
  placeShard(columns, { ...shards[0]!, columns: columnsOf(work.first) })
  skipShards(tally, 1)
  invite(buffers)
  takeShards(work, { shards, columns })
  awaitShards(tally, shards.length)
  const failed = failedShard(tally)
  // whoever met the fault, the same trials meet it again here
  if (failed !== null) return run(work, shards[failed]!)
  return success(withColumns(work.empty, request.trials, columns))
}

const viewsOf = (buffers: SharedColumns): readonly Float64Array[] =>
  buffers.map((buffer) => new Float64Array(buffer))

interface Taking {
  readonly shards: readonly Shard[]
  readonly columns: readonly Float64Array[]
}

const takeShards = (work: Work, { shards, columns }: Taking): void => {
  const { tally } = work
  for (let s = claimShard(tally); s < shards.length; s = claimShard(tally)) {
    if (matters(tally, s)) {
      const outcomes = run(work, shards[s]!)
      if (outcomes.ok) placeShard(columns, { ...shards[s]!, columns: columnsOf(outcomes.value) })
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
