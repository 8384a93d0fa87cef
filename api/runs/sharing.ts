import { blockSize } from '../../models/simulate/frame.ts'
import type { Futures } from '../../models/simulate/futures.ts'
import {
  columnsAtOnce,
  earliestFault,
  type Passes,
  passBytes,
  runPasses,
} from '../../models/simulate/passes.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { progressThat, type Shard } from '../../models/simulate/shards.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, success } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import { memoryOf, type Opened, type SharedMemory, type Stage, stagesOf } from './stages.ts'
import {
  awaitTasks,
  claimTask,
  countBlock,
  endAll,
  endTask,
  expectWork,
  failedTask,
  failTask,
  isBegun,
  matters,
  type Tally,
} from './tally.ts'

/** A run that several threads share, and what its columns may take. */
export interface Shared {
  readonly tally: Tally
  readonly megabytes: number
}

export interface Leading extends Shared {
  /** milliseconds of work that are left to one thread */
  readonly alone: number
  /** asks for helpers in a run of so many trials */
  readonly invite: (trials: number, memory: SharedMemory) => void
}

/** Half of what a run may take is for the columns of a pass: some are kept beside them. */
const bytesOf = ({ megabytes }: Shared): number => Math.min(passBytes, 5e5 * megabytes)

/**
 * One run on several threads of this process. The leader and its helpers read the same document, each for itself, and
 * come to the same passes. Each pass is a stage of tasks: the shards of its trials, whose columns are written into the
 * same memory, then the summaries of those columns, then what the leader alone makes of them; nobody begins a kind
 * before the one before has ended. The leader waits for no helper that has taken nothing: the bytes are the same
 * without.
 */
export const lead = (leading: Leading): Progress =>
  progressThat((futures, passes, take, aside) => {
    const { tally, megabytes } = leading
    // there are helpers for one run; what else a valuation may have to run is little
    if (isBegun(tally)) return runPasses(futures, passes, { take })
    const { trials } = passes[0]!
    const fault = memoryFault(columnsAtOnce(futures, passes), trials, megabytes)
    if (fault !== null) return failure(fault)
    const memory = memoryOf(futures, passes)
    const stages = stagesOf(futures, passes, memory)
    const blocks = passes.length * Math.ceil(trials / blockSize)
    expectWork(tally, { blocks, tasks: stages.at(-1)!.last + 1 })
    let task = claimTask(tally)
    for (const [p, stage] of stages.entries()) {
      const open = stage.open()
      if (task === 0) {
        task = firstTask({ stage, open, tally }, { ...leading, blocks, trials, memory })
        // whoever was called begins in the meantime
        aside?.()
      }
      task = workThrough({ stage, open, tally }, task)
      awaitTasks(tally, stage.last)
      const failed = failedTask(tally)
      if (failed !== null) {
        endAll(tally)
        return failure(...faultsOf(futures, passes.slice(p), stage.shards[failed - stage.first]!))
      }
      take(open.outcomes, p, open.known())
      if (p < passes.length - 1) open.clear()
      endTask(tally)
      if (task === stage.last) task = claimTask(tally)
    }
    return success(null)
  }, bytesOf(leading))

/** For a thread that helps: it ends, without an answer, when no task is left to take. */
export const help = (shared: Shared, memory: SharedMemory): Progress =>
  progressThat((futures, passes) => {
    const { tally } = shared
    let task = claimTask(tally)
    for (const stage of stagesOf(futures, passes, memory)) {
      if (task > stage.last) continue
      awaitTasks(tally, stage.first)
      // a claimed task is ended even when it no longer matters: the leader counts them
      if ((failedTask(tally) ?? stage.first) < stage.first) break
      task = workThrough({ stage, open: stage.open(), tally }, task)
      if (task === stage.last) task = claimTask(tally)
    }
    return failure()
  }, bytesOf(shared))

interface Working {
  readonly stage: Stage
  readonly open: Opened
  readonly tally: Tally
}

/** Takes the shards and summaries of a stage until none is left; `task` is the first, and the next one is returned. */
const workThrough = ({ stage, open, tally }: Working, first: number): number => {
  let task = first
  for (; task < stage.firstSummary; task = claimTask(tally)) runShard({ stage, open, tally }, task)
  awaitTasks(tally, stage.firstSummary)
  for (; task < stage.last; task = claimTask(tally)) {
    if (failedTask(tally) === null) open.summarise(task - stage.firstSummary)
    endTask(tally)
  }
  return task
}

const runShard = ({ stage, open, tally }: Working, task: number, afterBlock?: () => void): void => {
  if (matters(tally, task)) {
    const ran = open.run(stage.shards[task - stage.first]!, () => {
      countBlock(tally)
      afterBlock?.()
    })
    if (!ran.ok) failTask(tally, task)
  }
  endTask(tally)
}

interface First extends Leading {
  readonly blocks: number
  readonly trials: number
  readonly memory: SharedMemory
}

/** Runs the first shard, and asks for help where what is left would take this thread long. */
const firstTask = (working: Working, { alone, invite, blocks, trials, memory }: First): number => {
  let begun = 0
  let done = 0
  // the first block waits for programs to be compiled
  runShard(working, 0, () => {
    if (done++ === 0) begun = performance.now()
  })
  const each = (performance.now() - begun) / Math.max(1, done - 1)
  if (each * (blocks - done) > alone) invite(trials, memory)
  return claimTask(working.tally)
}

/** Whoever met the fault, the same trials meet it again here; a later pass may have one in an earlier block. */
const faultsOf = (futures: Futures, [pass, ...rest]: Passes, shard: Shard): readonly Failure[] => {
  let blocks = shard.first / blockSize
  const ran = runFutures(futures, { ...pass!, ...shard, progress: () => blocks++ })
  return ran.ok ? [] : earliestFault(futures, rest, { faults: ran.faults, blocks })
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
