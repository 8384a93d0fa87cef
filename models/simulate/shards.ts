import { precondition } from '../units/precondition.ts'
import { failure, success } from '../units/result.ts'
import { columnsOf, withColumns } from './columns.ts'
import { blockSize } from './frame.ts'
import { type Progress, passBytes, type Runner } from './passes.ts'
import { emptyOutcomes, runFutures, type Told } from './run.ts'

/** Some of the trials of a run: `first` … `first` + `trials` − 1, from the start of a block to the end of one. */
export interface Shard {
  readonly first: number
  readonly trials: number
}

/** What a shard came to; each column holds the shard's own trials alone. */
export interface ShardColumns extends Shard {
  /** which pass of the run */
  readonly pass: number
  readonly columns: readonly Float64Array[]
}

/** Cuts the trials 0 … trials − 1 between blocks into so many shards of about the same size, or into fewer. */
export const shardsOf = (trials: number, parts: number): readonly Shard[] => {
  const blocks = Math.ceil(trials / blockSize)
  const count = Math.min(parts, blocks)
  const start = (shard: number): number => Math.min(Math.floor((blocks * shard) / count) * blockSize, trials)
  return Array.from({ length: count }, (_, s) => ({ first: start(s), trials: start(s + 1) - start(s) }))
}

/** The memory of a shard, to be handed over instead of copied. */
export const buffersOf = ({ columns }: ShardColumns): ArrayBuffer[] => [
  ...new Set(columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))),
]

/**
 * For a worker that runs one of several parts of a valuation: hands the columns over, pass by pass, and ends the
 * valuation there, refused without a fault. A fault of the part ends it as it would end the whole run.
 */
export const handOver = (
  { part, of }: { readonly part: number; readonly of: number },
  deliver: (columns: ShardColumns) => void,
  told: Told = () => undefined,
): Progress =>
  progressThat((futures, passes) => {
    for (const [pass, request] of passes.entries()) {
      const shard = shardsOf(request.trials, of)[part] ?? { first: request.trials, trials: 0 }
      const run = runFutures(futures, { ...request, ...shard, progress: told })
      if (!run.ok) return run
      deliver({ pass, ...shard, columns: columnsOf(run.value) })
    }
    return failure()
  })

/** For the worker that makes the answer: the valuation takes its trials from the parts that others have run. */
export const takeOver = (parts: readonly ShardColumns[]): Progress =>
  progressThat((futures, passes, take) => {
    for (const [pass, request] of passes.entries()) {
      const own = parts.filter((part) => part.pass === pass)
      const handed = own.reduce((sum, { trials }) => sum + trials, 0)
      precondition(handed === request.trials, `the parts hold ${handed} of ${request.trials} trials`)
      const empty = emptyOutcomes(futures, request)
      const whole = columnsOf(empty).map(() => new Float64Array(request.trials))
      for (const { first, columns } of own)
        columns.forEach((column, c) => {
          whole[c]!.set(column, first)
        })
      take(withColumns(empty, request.trials, whole), pass)
    }
    return success(null)
  })

/** Progress whose trials are run by somebody else. */
export const progressThat = (run: Runner, bytes = passBytes): Progress =>
  Object.assign(() => undefined, { run, bytes })
