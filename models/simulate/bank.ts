import { bytesOf, type Compiled, compileModule, compileProgram, type Site } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import { precondition } from '../units/precondition.ts'
import { blockSize, columnLength, createFrame, type Frame, frameLength } from './frame.ts'
import { sharesAllButNumbers } from './numbers.ts'

/** Blocks in a bank: banks come one by one, as more trials are asked for. */
export const bankSize = 8

/** A program with its code: it runs in every bank, at the same place. */
export interface Coded {
  readonly program: Program
  readonly module: WebAssembly.Module
}

/** The two places for programs behind the blocks of a bank. */
export type Kind = 'paths' | 'deals'

interface Place extends Site {
  readonly bytes: number
}

/** How banks are laid out: all alike, so that a program fits into each. */
export interface Geometry {
  /** doubles from block to block */
  readonly length: number
  readonly bytes: number
  readonly sites: Readonly<Record<Kind, Place>>
}

/**
 * A bank with room for one program of each kind: as much as one block takes for paths, which keep there two numbers a
 * period where a block keeps 520 (a six-hundredth of it in the samples); so many bytes for a deal.
 */
export const geometryOf = (plan: Plan, deals: number): Geometry => {
  const length = Math.ceil(frameLength(plan, blockSize) / 2) * 2
  const paths = length * 8
  const start = bankSize * length * 8
  const size = columnLength(blockSize)
  const sites = {
    paths: { start, size, bytes: paths },
    deals: { start: start + paths, size, bytes: deals },
  }
  return { length, bytes: start + paths + deals, sites }
}

/** The code of a program for its place. */
export const codeFor = (program: Program, site: Place): WebAssembly.Module => {
  precondition(bytesOf(program, site.size) <= site.bytes, 'a program has to fit into its place')
  return compileModule(program, site)
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
