import { bytesOf, type Compiled, compileProgram } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import { blockSize, createFrame, type Frame, frameLength } from './frame.ts'

/** Programs compiled into one memory with the blocks they run on. */
export interface Machine {
  /** blocks in the memory; one, unless futures are kept */
  readonly frames: readonly Frame[]
  /** runs program p on a block; its outputs are of that block until it runs again */
  readonly run: (p: number, frame: Frame) => void
  readonly output: (p: number, name: string) => Float64Array
}

/** What writes the programs of a machine: they know where columns lie, and ask for the block when they run. */
export type Writing = (frame: Frame, block: () => Frame) => readonly Program[]

/** Writes programs for a plan, lays frames and programs out in a memory of their size, and compiles. */
export const createMachine = (plan: Plan, blocks: number, write: Writing): Machine => {
  let current = createFrame(plan, blockSize, 'drawn')
  const { size } = current
  const programs = write(current, () => current)
  const length = Math.ceil(frameLength(plan, blockSize) / 2) * 2
  const own = programs.reduce((sum, program) => sum + bytesOf(program, size), 0)
  const pages = Math.ceil((blocks * length * 8 + own) / 65536)
  const memory = new WebAssembly.Memory({ initial: pages })
  const columns = new Float64Array(memory.buffer)
  let start = blocks * length * 8
  const compiled = programs.map((program): Compiled => {
    const made = compileProgram(program, memory, { start, size })
    start = made.end
    return made
  })
  const frames = Array.from({ length: blocks }, (_, b) =>
    createFrame(plan, blockSize, 'drawn', { memory: columns, start: b * length }),
  )
  return {
    frames,
    run: (p, frame) => {
      current = frame
      compiled[p]!.run(frame.start, frame.count)
    },
    output: (p, name) => compiled[p]!.output(name),
  }
}
