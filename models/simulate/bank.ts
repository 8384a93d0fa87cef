import { type Compiled, compileProgram, type Site } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import { blockSize, createFrame, type Frame, frameLength } from './frame.ts'
import { sharesAllButNumbers } from './numbers.ts'

/** Blocks in a bank: banks come one by one, as more trials are asked for. */
export const bankSize = 16

/** A program with its code: it runs in every bank, at the same place. */
export interface Coded {
  readonly program: Program
  readonly module: WebAssembly.Module
}

/** The two places for programs behind the blocks of a bank. */
export type Kind = 'paths' | 'deals'

/** How banks are laid out: all alike, so that a program fits into each. */
export interface Geometry {
  /** doubles from block to block */
  readonly length: number
  readonly bytes: number
  readonly sites: Readonly<Record<Kind, Site>>
}

/** A bank with room for one program of each kind, so many bytes. */
export const geometryOf = (plan: Plan, size: number, room: Readonly<Record<Kind, number>>): Geometry => {
  const length = Math.ceil(frameLength(plan, blockSize) / 2) * 2
  const start = bankSize * length * 8
  const paths = Math.ceil(room.paths / 16) * 16
  const sites = { paths: { start, size }, deals: { start: start + paths, size } }
  return { length, bytes: start + paths + room.deals, sites }
}

/** Some blocks of futures in a memory of their own, with the programs that run on them. */
export interface Bank {
  readonly frames: readonly Frame[]
  /** puts a program in its place, unless it is there already; where it differs in numbers alone, only these */
  readonly load: (kind: Kind, coded: Coded) => Compiled
}

export const createBank = (plan: Plan, { length, bytes, sites }: Geometry): Bank => {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })
  const columns = new Float64Array(memory.buffer)
  const loaded = new Map<Kind, { readonly coded: Coded; readonly compiled: Compiled }>()
  return {
    frames: Array.from({ length: bankSize }, (_, b) =>
      createFrame(plan, blockSize, 'drawn', { memory: columns, start: b * length }),
    ),
    load: (kind, coded) => {
      const known = loaded.get(kind)
      if (known?.coded === coded) return known.compiled
      if (known !== undefined && sharesAllButNumbers(known.coded.program, coded.program)) {
        known.compiled.parameters.set(coded.program.parameters)
        loaded.set(kind, { coded, compiled: known.compiled })
        return known.compiled
      }
      const compiled = compileProgram(coded.program, memory, sites[kind], coded.module)
      loaded.set(kind, { coded, compiled })
      return compiled
    },
  }
}
