import type { Progress } from '../../models/valuation.ts'

/** How far a file is, in shared memory: the part that is done, in millionths, and the pieces that were taken. */
export type FileTally = Int32Array<SharedArrayBuffer>

const whole = 1e6
const [done, taken] = [0, 1]

export const newFileTally = (): FileTally =>
  new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))

/** The part of a file that is done, 0 to 1. */
export const partDone = (tally: FileTally): number => Atomics.load(tally, done) / whole

/** Tells the thread that serves requests how far a file is, without a message. */
export const progressOn =
  (tally: FileTally): Progress =>
  (part, total) => {
    Atomics.store(tally, done, Math.round((whole * part) / total))
  }

/** One more piece was taken: whoever waits for that goes on. */
export const countTaken = (tally: FileTally): void => {
  Atomics.add(tally, taken, 1)
  Atomics.notify(tally, taken)
}

/** Holds a thread that makes pieces until more than so many were taken; none is held that has a negative number. */
export const waitForRoom = (tally: FileTally, enough: number): void => {
  for (let count = Atomics.load(tally, taken); count <= enough; count = Atomics.load(tally, taken))
    Atomics.wait(tally, taken, count)
}
