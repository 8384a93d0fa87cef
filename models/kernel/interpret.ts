import { precondition } from '../units/precondition.ts'
import { onColumns } from './columnwise.ts'
import { liveOf } from './live.ts'
import {
  type Block,
  type HostTrial,
  type Index,
  type LineArray,
  type Node,
  outputOf,
  type Program,
  type Source,
  type Statement,
} from './program.ts'

/** Where the columns of a block stand. */
export interface Columns {
  readonly memory: Float64Array
  /** start of the block in `memory` */
  readonly start: number
  /** length of a column: the distance between the periods of a trial */
  readonly size: number
}

/** A program on the trials of a block. */
export interface Interpreter {
  /** runs the first `count` trials */
  readonly run: (count: number) => void
  readonly output: (name: string) => Float64Array
  /** a line of a trial after a run */
  readonly line: (array: LineArray, at: number, i: number) => number
}

type Step = () => void

/**
 * Runs a program operation by operation, each over all trials of the block: slow, obvious, and with the same bits as
 * the compiled one. It serves where a program runs once: the expected case and the explanation of a trial.
 */
export const createInterpreter = (program: Program, { memory, start, size }: Columns): Interpreter => {
  const live = liveOf(program, true)
  const column = (): Float64Array => new Float64Array(size)
  const registers = new Map<Node, Float64Array>()
  const arrays = new Map(program.arrays.map((array) => [array, new Float64Array(array.length * size)]))
  const variables = new Map(program.variables.map((variable) => [variable, column()]))
  const outputs = program.outputs.map(column)
  const at = new Map<object, number>()
  let count = 0

  const place = (index: Index): number => {
    if (index.kind === 'fixed') return index.value
    return index.kind === 'loop' ? at.get(index.loop)! + index.shift : index.table.values[at.get(index.of)!]!
  }
  const register = (node: Node): Float64Array => {
    const known = registers.get(node) ?? column()
    registers.set(node, known)
    return known
  }
  const copy = (out: Float64Array, from: Float64Array, offset: number): void => {
    for (let i = 0; i < count; i++) out[i] = from[offset + i]!
  }
  const read = (source: Source, out: Float64Array): Step => {
    switch (source.kind) {
      case 'constant':
        return () => out.fill(source.value)
      case 'parameter':
        return () => out.fill(program.parameters[source.parameter]!)
      case 'table':
        return () => out.fill(source.table.values[place(source.at)]!)
      case 'column':
        return () =>
          copy(out, memory, start + source.offset + (source.at === null ? 0 : place(source.at) * size))
      case 'variable':
        return () => copy(out, variables.get(source.variable)!, 0)
      case 'array':
        return () => copy(out, arrays.get(source.array)!, place(source.at) * size)
      default:
        return source satisfies never
    }
  }
  const compute = (node: Node): Step => {
    const out = register(node)
    if (node.source !== null) return read(node.source, out)
    const operation = onColumns(node.op)
    const operands = node.operands.map(register)
    return () => operation(out, operands, count)
  }
  const hostTrial = (i: number): HostTrial => ({
    i,
    get: (array, j) => arrays.get(array)![j * size + i]!,
    set: (array, j, value) => {
      arrays.get(array)![j * size + i] = value
    },
  })
  const step = (statement: Statement): Step => {
    switch (statement.kind) {
      case 'node':
        return compute(statement.node)
      case 'variable': {
        const [to, from] = [variables.get(statement.variable)!, register(statement.value)]
        return () => copy(to, from, 0)
      }
      case 'array': {
        const [to, from] = [arrays.get(statement.array)!, register(statement.value)]
        return () => {
          const offset = place(statement.at) * size
          for (let i = 0; i < count; i++) to[offset + i] = from[i]!
        }
      }
      case 'column': {
        const from = register(statement.value)
        return () => {
          const offset = start + statement.offset + (statement.at === null ? 0 : place(statement.at) * size)
          for (let i = 0; i < count; i++) memory[offset + i] = from[i]!
        }
      }
      case 'output': {
        const from = register(statement.value)
        return () => copy(outputs[statement.output]!, from, 0)
      }
      case 'loop': {
        const body = stepsOf(statement.body)
        const { loop } = statement
        return () => {
          for (let k = loop.from; k < loop.until; k++) {
            at.set(loop, k)
            for (const each of body) each()
          }
        }
      }
      case 'when': {
        const body = stepsOf(statement.body)
        const mask = register(statement.mask)
        return () => {
          if (mask.subarray(0, count).some((passes) => passes !== 0)) for (const each of body) each()
        }
      }
      case 'host': {
        const mask = register(statement.mask)
        return () => {
          for (let i = 0; i < count; i++) if (mask[i] !== 0) statement.host.run(hostTrial(i))
        }
      }
      default:
        return statement satisfies never
    }
  }
  const stepsOf = (block: Block): readonly Step[] => block.filter(live.has).map(step)
  const steps = [...stepsOf(program.inputs), ...stepsOf(program.body)]
  return {
    run: (trials) => {
      precondition(trials <= size, 'a block holds fewer trials than it is asked for')
      count = trials
      for (const each of steps) each()
    },
    output: (name) => outputs[outputOf(program, name)]!,
    line: (array, j, i) => arrays.get(array)![j * size + i]!,
  }
}
