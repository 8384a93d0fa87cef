import { precondition } from '../units/precondition.ts'
import { type Arranged, arranged } from './arrange/arrange.ts'
import { type HostTrial, type LineArray, outputOf, type Program } from './program.ts'
import { emitModule } from './wasm/emit.ts'
import { type Layout, layoutOf, writeConstants } from './wasm/layout.ts'

/** A program compiled into a memory. */
export interface Compiled {
  /** runs `count` trials of the block whose columns begin at `start` doubles */
  readonly run: (start: number, count: number) => void
  /** an output of the last run, by trial of the block */
  readonly output: (name: string) => Float64Array
  /** its numbers, which may be set between runs */
  readonly parameters: Float64Array
  /** first free byte behind it */
  readonly end: number
}

/** Bytes a program takes behind an address, to size the memory before it is made. */
export const bytesOf = (program: Program, size: number): number =>
  layoutOf(arrangedOf(program).each, 0, size).end

const known = new WeakMap<Program, Arranged>()

/** A program as it is compiled; it is written anew once. */
const arrangedOf = (program: Program): Arranged => {
  const found = known.get(program) ?? arranged(program)
  known.set(program, found)
  return found
}

const modules = new Map<string, WebAssembly.Module>()

/** Where a program is put in a memory, in bytes, and how many trials its columns have. */
export interface Site {
  readonly start: number
  readonly size: number
}

/**
 * The code of a program. It does not hold its numbers, so a deal whose amounts change keeps its module, and so does a
 * program that is put at the same place in several memories.
 */
export const compileModule = (program: Program, { start, size }: Site): WebAssembly.Module => {
  const { once, each } = arrangedOf(program)
  return moduleFor(emitModule(each, layoutOf(each, start, size), size, once))
}

/** Puts a program into a memory, with its numbers; `module` is its code, where that is known already. */
export const compileProgram = (
  program: Program,
  memory: WebAssembly.Memory,
  site: Site,
  module = compileModule(program, site),
): Compiled => {
  const { start, size } = site
  precondition(size % 2 === 0, 'two trials go side by side: a column has an even length')
  const { each } = arrangedOf(program)
  const layout = layoutOf(each, start, size)
  writeConstants(each, layout, memory.buffer)
  const trial = hostTrial(layout, memory)
  const call = (host: number, offset: number, mask: number): void => {
    for (let lane = 0; lane < 2; lane++)
      if ((mask >> lane) & 1 && offset / 8 + lane < live.count)
        program.hosts[host]!.run(trial(offset / 8 + lane, lane))
  }
  const live = { count: 0 }
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory, call } })
  const run = exports.run as (start: number, bytes: number) => void
  return {
    run: (from, count) => {
      precondition(count <= size, 'a block holds fewer trials than it is asked for')
      live.count = count
      if (count > 0) run(from * 8, count * 8)
    },
    output: (name) => new Float64Array(memory.buffer, layout.output(outputOf(program, name)), size),
    parameters: new Float64Array(memory.buffer, layout.parameter(0), program.parameters.length),
    end: layout.end,
  }
}

const moduleFor = (bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module => {
  const key = keyOf(bytes)
  const found = modules.get(key) ?? new WebAssembly.Module(bytes)
  modules.delete(key)
  modules.set(key, found)
  if (modules.size > mostModules) modules.delete(modules.keys().next().value!)
  return found
}
const mostModules = 64

const keyOf = (bytes: Uint8Array): string => {
  let key = ''
  for (let at = 0; at < bytes.length; at += 8192) key += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return key
}

const hostTrial = (layout: Layout, memory: WebAssembly.Memory) => {
  const numbers = new Float64Array(memory.buffer)
  return (i: number, lane: number): HostTrial => {
    const place = (array: LineArray, at: number): number => layout.array(array) / 8 + 2 * at + lane
    return {
      i,
      get: (array, at) => numbers[place(array, at)]!,
      set: (array, at, value) => {
        numbers[place(array, at)] = value
      },
    }
  }
}
