import { precondition } from '../units/precondition.ts'
import { failure, success } from '../units/result.ts'
import { columnsOf, withColumns } from './columns.ts'
import { blockSize } from './frame.ts'
import type { Futures } from './futures.ts'
import { type Progress, type RunOutcomes, type RunRequest, runFutures } from './run.ts'

/** Some of the trials of a run: `first` … `first` + `trials` − 1, from the start of a block to the end of one. */
export interface Shard {
  readonly first: number
  readonly trials: number
}

/** What a shard came to; each column holds the shard's own trials alone. */
export interface ShardColumns extends Shard {
  readonly columns: readonly Float64Array[]
}

/** Cuts the trials 0 … trials − 1 between blocks into so many shards of about the same size, or into fewer. */
export const shardsOf = (trials: number, parts: number): readonly Shard[] => {
  const blocks = Math.ceil(trials / blockSize)
  const count = Math.min(parts, blocks)
  const start = (shard: number): number => Math.min(Math.floor((blocks * shard) / count) * blockSize, trials)
  return Array.from({ length: count }, (_, s) => ({ first: start(s), trials: start(s + 1) - start(s) }))
}

/** A run without trials: its columns are empty, but there are as many as the run will have. */
export const emptyRun = (futures: Futures, request: RunRequest): RunOutcomes => {
  const run = runFutures(futures, { ...request, trials: 0, progress: undefined })
  precondition(run.ok, 'a run without trials has nothing to refuse')
  return run.value
}

/** The memory of a shard, to be handed over instead of copied. */
export const buffersOf = ({ columns }: ShardColumns): ArrayBuffer[] => [
  ...new Set(columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))),
]

/**
 * Puts the columns of a shard into those of the whole run. Stretches of zeros are passed over: a new column holds
 * zeros, and memory that nobody writes to is not taken from the machine.
 */
export const placeShard = (whole: readonly Float64Array[], { first, columns }: ShardColumns): void => {
  columns.forEach((column, place) => {
    if (column.some((value) => !Object.is(value, 0))) whole[place]!.set(column, first)
  })
}

/**
 * For a worker that runs one of several parts of a valuation: hands the columns over and ends the valuation there,
 * refused without a fault. A fault of the part ends it as it would end the whole run.
 */
export const handOver = (
  { part, of }: { readonly part: number; readonly of: number },
  deliver: (columns: ShardColumns) => void,
  told: Progress = () => undefined,
): Progress =>
  progressThat((futures, request) => {
    const shard = shardsOf(request.trials, of)[part] ?? { first: request.trials, trials: 0 }
    const run = runFutures(futures, { ...request, ...shard, progress: told })
    if (!run.ok) return run
    deliver({ ...shard, columns: columnsOf(run.value) })
    return failure()
  })

/** For the worker that makes the answer: the valuation takes its trials from the parts that others have run. */
export const takeOver = (parts: readonly ShardColumns[]): Progress =>
  progressThat((futures, request) => {
    const handed = parts.reduce((sum, { trials }) => sum + trials, 0)
    precondition(handed === request.trials, `the parts hold ${handed} of ${request.trials} trials`)
    const empty = emptyRun(futures, request)
    const whole = columnsOf(empty).map(() => new Float64Array(request.trials))
    for (const part of parts) placeShard(whole, part)
    return success(withColumns(empty, request.trials, whole))
  })

/** Progress whose trials are run by somebody else. */
export const progressThat = (run: NonNullable<Progress['run']>): Progress =>
  Object.assign(() => undefined, { run })
