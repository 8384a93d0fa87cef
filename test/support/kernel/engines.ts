import { type Builder, createBuilder } from '../../../models/kernel/builder.ts'
import { bytesOf, compileProgram } from '../../../models/kernel/compiled.ts'
import { createInterpreter } from '../../../models/kernel/interpret.ts'
import type { Program } from '../../../models/kernel/program.ts'

/** A block of trials: its columns, where they begin among others, and how many trials are in use. */
export interface Block {
  readonly columns: Float64Array
  readonly start: number
  readonly size: number
  readonly count: number
}

/** What a run leaves: outputs by name, and all columns. */
export interface Ran {
  readonly outputs: Readonly<Record<string, readonly number[]>>
  readonly columns: Float64Array
}

export const written = (write: (builder: Builder) => void): Program => {
  const builder = createBuilder()
  write(builder)
  return builder.finish()
}

export const interpreted = (program: Program, { columns, start, size, count }: Block): Ran => {
  const memory = columns.slice()
  const { run, output } = createInterpreter(program, { memory, start, size })
  run(count)
  return { outputs: outputsOf(program, output, count), columns: memory }
}

/** Room behind a program that nothing may write to. */
const guard = 64

/**
 * Runs a program compiled, block after block in one instance, in a memory that was NaN everywhere: a program that reads
 * before it writes finds what the block before has left, where the interpreter finds 0.
 */
export const compiled = (program: Program, blocks: readonly Block[]): readonly Ran[] => {
  const { columns, size } = blocks[0]!
  const start = columns.byteLength
  const bytes = Math.ceil(start / 16) * 16 + bytesOf(program, size) + 8 * guard
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })
  const numbers = new Float64Array(memory.buffer).fill(Number.NaN)
  const { run, output, end } = compileProgram(program, memory, { start, size })
  return blocks.map((block) => {
    numbers.set(block.columns)
    run(block.start, block.count)
    if (!numbers.subarray(end / 8).every(Number.isNaN)) throw new Error('the program wrote behind its end')
    return {
      outputs: outputsOf(program, output, block.count),
      columns: numbers.slice(0, block.columns.length),
    }
  })
}

const outputsOf = (program: Program, output: (name: string) => Float64Array, count: number) =>
  Object.fromEntries(program.outputs.map((name) => [name, [...output(name).subarray(0, count)]]))

/** Both engines on some trials of two columns, for small examples: what each makes of its outputs. */
export const onTrials = (
  write: (builder: Builder, second: number) => void,
  values: readonly number[] = [0],
  others: readonly number[] = [],
) => {
  const size = Math.ceil(values.length / 2) * 2
  const columns = new Float64Array(2 * size)
  columns.set(values)
  columns.set(others, size)
  const program = written((builder) => write(builder, size))
  const block = { columns, start: 0, size, count: values.length }
  return {
    program,
    interpreted: interpreted(program, block).outputs,
    compiled: compiled(program, [block])[0]!.outputs,
  }
}
