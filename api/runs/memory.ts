import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Columns that are worth a collection of their own. */
const worth = 16e6

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/**
 * Lets the heap of a command grow by a third before it is collected, as that of a thread with a limit does; without one it may
 * grow to four times what is held.
 */
export const growSlowly = (): void => setFlagsFromString('--heap-growing-percent=30')

/**
 * Lets code of a command run fifteen times as long before it is made into faster code: most of what a workbook is written with
 * runs once and is done, and making it faster takes more time, and more memory, than it then saves.
 */
export const optimiseLate = (): void => setFlagsFromString('--interrupt-budget=1000000')

/** Gives back all that nobody holds any more: before and after a file is made, which takes far more than it leaves. */
export const collectAll = (): void => collect()

/**
 * Gives back the columns of a long run, those shared with other threads too: their bytes
 * count for the thread alone that made them, yet stay taken until every thread has collected. The collector runs when a
 * thread needs memory; a thread that waits for its next task needs none, and would keep for good what the last one took.
 */
export const collectColumns = (shared = 0): void => {
  if (process.memoryUsage().arrayBuffers + shared > worth) collect()
}

/** More than any allocator keeps for later: what takes so much at once goes back to the machine when it is let go. */
const slab = 128e6

/** Memory for so many columns that several threads write to, many of them in one piece. */
export const sharedSlabs = (count: number, trials: number): SharedArrayBuffer[] => {
  const together = columnsPerSlab(trials)
  return Array.from(
    { length: Math.ceil(count / together) },
    (_, s) => new SharedArrayBuffer(8 * trials * Math.min(together, count - s * together)),
  )
}

/** The first columns in shared memory; a new view each time, for what is known of a column is known by its view. */
export const columnsIn = (
  slabs: readonly SharedArrayBuffer[],
  count: number,
  trials: number,
): readonly Float64Array[] => {
  const together = columnsPerSlab(trials)
  return Array.from({ length: count }, (_, c) => {
    const slab = slabs[Math.floor(c / together)]!
    return new Float64Array(slab, 8 * trials * (c % together), trials)
  })
}

const columnsPerSlab = (trials: number): number => Math.max(1, Math.floor(slab / (8 * trials)))
