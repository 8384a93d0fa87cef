import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Columns that are worth a collection of their own. */
const worth = 64e6

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/**
 * Gives back the columns of a long run. The collector runs when a thread needs memory; a thread that waits for its
 * next task needs none, and would keep for good what the last one took.
 */
export const collectColumns = (): void => {
  if (process.memoryUsage().arrayBuffers > worth) collect()
}

/** More than any allocator keeps for later: what takes so much at once goes back to the machine when it is let go. */
const slab = 128e6

/** Empty columns, many of them in one piece of memory. */
export const emptyColumns = (count: number, trials: number): readonly Float64Array[] => {
  const bytes = 8 * trials
  const together = Math.max(1, Math.floor(slab / bytes))
  const slabs = Array.from({ length: Math.ceil(count / together) }, (_, s) => {
    const columns = Math.min(together, count - s * together)
    const buffer = new ArrayBuffer(columns * bytes)
    return Array.from({ length: columns }, (_, c) => new Float64Array(buffer, c * bytes, trials))
  })
  return slabs.flat()
}
