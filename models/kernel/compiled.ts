import { precondition } from '../units/precondition.ts'
import { moduleOfProgram, withRows } from './code.ts'
import { type HostTrial, type LineArray, outputOf, type Program } from './program.ts'
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
export const bytesOf = (program: Program, size: number): number => layoutOf(withRows(program), 0, size).end

/** Where a program is put in a memory, in bytes, and how many trials its columns have. */
export interface Site {
  readonly start: number
  readonly size: number
}

/**
 * The code of a program. It does not hold its numbers, so a deal whose amounts change keeps its module, and so does a
 * program that is put at the same place in several memories.
 */
export const compileModule = (program: Program, { start, size }: Site): WebAssembly.Module =>
  moduleOfProgram(program, start, size)

/** Puts a program into a memory, with its numbers; `module` is its code, where that is known already. */
export const compileProgram = (
  program: Program,
  memory: WebAssembly.Memory,
  site: Site,
  module = compileModule(program, site),
): Compiled => {
  const { start, size } = site
  precondition(size % 2 === 0, 'two trials go side by side: a column has an even length')
  const layout = layoutOf(withRows(program), start, size)
  writeConstants(program, layout, memory.buffer)
  const trial = hostTrial(layout, memory)
  const call = (host: number, offset: number, mask: number): void => {
    for (let lane = 0; lane < 2; lane++)
      if ((mask >> lane) & 1 && offset / 8 + lane < live.count)
        program.hosts[host]!.run(trial(offset / 8 + lane, lane))
  }
  const live = { count: 0 }
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory, call } })
  const run = exports.run as (start: number, bytes: number) => void
  const outputs = new Map<string, Float64Array>()
  const outputFor = (name: string): Float64Array => {
    const known =
      outputs.get(name) ?? new Float64Array(memory.buffer, layout.output(outputOf(program, name)), size)
    outputs.set(name, known)
    return known
  }
  return {
    run: (from, count) => {
      precondition(count <= size, 'a block holds fewer trials than it is asked for')
      live.count = count
      if (count > 0) run(from * 8, count * 8)
    },
    output: outputFor,
    parameters: new Float64Array(memory.buffer, layout.parameter(0), program.parameters.length),
    end: layout.end,
  }
}

/** One trial after the other as a host sees it: the same object, since a host keeps none. */
const hostTrial = (layout: Layout, memory: WebAssembly.Memory) => {
  const numbers = new Float64Array(memory.buffer)
  let lane = 0
  const place = (array: LineArray, at: number): number => layout.array(array) / 8 + 2 * at + lane
  const trial = {
    i: 0,
    get: (array: LineArray, at: number): number => numbers[place(array, at)]!,
    set: (array: LineArray, at: number, value: number): void => {
      numbers[place(array, at)] = value
    },
  }
  return (i: number, own: number): HostTrial => {
    trial.i = i
    lane = own
    return trial
  }
}
