import { type Compiled, compileProgram } from '../../kernel/compiled.ts'
import type { Program } from '../../kernel/program.ts'
import { drawingModule } from './emit.ts'
import { tableBytes } from './tableLayout.ts'

/** Trials that are drawn at a time; a longer column is drawn part by part. */
export const roomLength = 512

/** Replicates whose seeds have a place. */
export const mostSeeds = 128

/** Tables and sequences that have a place at the same time. */
export const [tableSlots, sequenceSlots] = [128, 1024]

const sequenceBytes = 128 + 4 * mostSeeds
const bits = 0
const values = bits + 4 * roomLength
const programs = values + 8 * roomLength
const sequences = programs + 65536
const tables = sequences + sequenceSlots * sequenceBytes
const pages = Math.ceil((tables + tableSlots * tableBytes) / 65536)

/**
 * Where columns are drawn by compiled code: a memory with 32-bit points, the values that are made of them in place, and
 * what they are made with. Of one size, so that its columns stay where they are; what is never used is never taken from
 * the machine. A thread has one.
 */
export interface Room {
  readonly bits: Uint32Array
  readonly values: Float64Array
  readonly integers: Uint32Array
  readonly numbers: Float64Array
  readonly sobol: (...at: readonly number[]) => void
  readonly cubics: (bits: number, end: number, table: number, out: number) => number
  readonly units: (bits: number, end: number, out: number) => void
  /** a program on the column of values */
  readonly compile: (program: Program) => Compiled
}

/** Addresses of the room. */
export const address = {
  bits,
  values,
  sequence: (slot: number): number => sequences + slot * sequenceBytes,
  table: (slot: number): number => tables + slot * tableBytes,
} as const

const createRoom = (): Room => {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const module = new WebAssembly.Module(drawingModule())
  const exports = new WebAssembly.Instance(module, { draws: { memory } }).exports
  let start = programs
  return {
    bits: new Uint32Array(memory.buffer, bits, roomLength),
    values: new Float64Array(memory.buffer, values, roomLength),
    integers: new Uint32Array(memory.buffer),
    numbers: new Float64Array(memory.buffer),
    sobol: exports.sobol as Room['sobol'],
    cubics: exports.cubics as Room['cubics'],
    units: exports.units as Room['units'],
    compile: (program) => {
      const made = compileProgram(program, memory, { start, size: roomLength })
      start = made.end
      return made
    },
  }
}

let room: Room | undefined

/** The room of this thread, made when something is first drawn. */
export const roomOf = (): Room => {
  room ??= createRoom()
  return room
}
