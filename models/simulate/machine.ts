import { bytesOf, type Compiled, compileProgram } from '../kernel/compiled.ts'
import type { Program } from '../kernel/program.ts'
import { blockSize, createFrame, type Frame, frameLength } from './frame.ts'
import type { Futures } from './futures.ts'
import { type Looked, looking } from './looked.ts'
import { placesOfAlternatives } from './outcomes.ts'
import { writeParts } from './pathParts.ts'
import { drawnOf, nameOf, partsFor, wantedOf } from './wanted.ts'

/** Programs compiled into one memory with the blocks they run on. */
export interface Machine {
  /** blocks in the memory; one, unless futures are kept */
  readonly frames: readonly Frame[]
  /** draws the trials from `first` on into a block and works out its paths */
  readonly fill: (frame: Frame, first: number, count: number) => void
  /** runs program p on a block; its outputs are of that block until it runs again */
  readonly run: (p: number, frame: Frame) => void
  readonly output: (p: number, name: string) => Float64Array
}

/** What writes the programs of a machine: they know where columns lie, and ask for the block when they run. */
export type Writing = (frame: Frame, block: () => Frame) => readonly Program[]

/**
 * Writes programs for the futures of a plan, lays frames and programs out in a memory of their size, and compiles. Blocks
 * hold what these programs look at, and both parties' alternatives; the rest is neither drawn nor worked out.
 */
export const createMachine = (futures: Futures, blocks: number, write: Writing): Machine => {
  const { plan } = futures
  let current = createFrame(plan, blockSize, 'drawn')
  const { size } = current
  const looked: Looked = new Set(placesOfAlternatives(plan).map(nameOf))
  const asking = write(looking(current, looked), () => current)
  const parts = partsFor(current, looked)
  const programs = [writeParts(looking(current, looked), new Set(parts)), ...asking]
  const wanted = wantedOf(current, looked)
  const draw = futures.drawer(drawnOf(wanted))
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
    fill: (frame, first, count) => {
      draw(frame, first, count)
      if (frame.fault === null) compiled[0]!.run(frame.start, frame.count)
    },
    run: (p, frame) => {
      current = frame
      compiled[p + 1]!.run(frame.start, frame.count)
    },
    output: (p, name) => compiled[p + 1]!.output(name),
  }
}
