import { type Result, success } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import type { FileMade } from '../exports/exportFile.ts'
import type { AskedFailure } from './asked.ts'
import type { FileHanded } from './runs.ts'

/** How far a file is, in shared memory: one whole number, in millionths. */
export type FileTally = Int32Array<SharedArrayBuffer>

const whole = 1e6

export const newFileTally = (): FileTally =>
  new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

/** The part of a file that is done, 0 to 1. */
export const partDone = (tally: FileTally): number => Atomics.load(tally, 0) / whole

/** Tells the thread that serves requests how far a file is, without a message. */
export const progressOn =
  (tally: FileTally): Progress =>
  (done, total) => {
    Atomics.store(tally, 0, Math.round((whole * done) / total))
  }

/** What was written, in memory that can be handed over to another thread. */
export const handedOver = (file: Result<FileMade, AskedFailure>): Result<FileHanded, AskedFailure> => {
  if (!file.ok) return file
  const { bytes, notes } = file.value
  const { buffer, byteOffset, byteLength } = bytes
  const own = buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : bytes.slice()
  return success({ bytes: own, notes })
}
