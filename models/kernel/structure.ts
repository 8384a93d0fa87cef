import { spelled } from './indices.ts'
import type { Block, Index, Loop, Node, Program, Source, Statement } from './program.ts'

/**
 * The code of a program as text: everything but the numbers of its parameters and tables, and but what its hosts do.
 * Programs of the same text have the same code; nodes are numbered in the order they are written. The text holds on to
 * nothing of the program.
 */
export const structureOf = (program: Program): string => {
  const words: (string | number)[] = []
  const numbers = new Map<object, number>()
  const number = (things: readonly object[]): void => {
    words.push(things.length)
    things.forEach((thing, at) => {
      numbers.set(thing, at)
    })
  }
  const rows = (things: readonly object[]): void => {
    for (const thing of things) words.push(numbers.get(thing)!)
    words.push(';')
  }
  let loops = 0
  const index = (at: Index | null): void => {
    if (at === null) words.push('-')
    else if (at.kind === 'fixed') words.push('f', at.value)
    else if (at.kind === 'loop') words.push('l', numbers.get(at.loop)!, at.shift)
    else words.push('t', numbers.get(at.table)!, numbers.get(at.of)!)
  }
  const source = (from: Source): void => {
    words.push(from.kind)
    if (from.kind === 'constant') words.push(spelled(from.value))
    else if (from.kind === 'parameter') words.push(from.parameter)
    else if (from.kind === 'variable') words.push(numbers.get(from.variable)!)
    else {
      words.push(
        from.kind === 'column' ? from.offset : numbers.get('table' in from ? from.table : from.array)!,
      )
      index(from.at)
    }
  }
  const node = ({ id, op, operands, source: from, isMask }: Node): void => {
    words.push(isMask ? '&' : '#', id, op)
    for (const operand of operands) words.push(operand.id)
    if (from !== null) source(from)
  }
  const loop = (one: Loop): void => {
    numbers.set(one, loops++)
    words.push(one.from, one.until)
  }
  const statement = (one: Statement): void => {
    if (one.kind === 'node') {
      node(one.node)
      return
    }
    words.push(one.kind)
    if ('value' in one) words.push(one.value.id)
    if ('mask' in one) words.push(one.mask.id)
    if (one.kind === 'variable') words.push(numbers.get(one.variable)!)
    else if (one.kind === 'output') words.push(one.output)
    else if (one.kind === 'host') words.push(numbers.get(one.host)!)
    else if (one.kind === 'array' || one.kind === 'column') {
      words.push(one.kind === 'array' ? numbers.get(one.array)! : one.offset)
      index(one.at)
    } else {
      if (one.kind === 'loop') loop(one.loop)
      block(one.body)
    }
  }
  const block = (statements: Block): void => {
    words.push('{')
    for (const one of statements) statement(one)
    words.push('}')
  }
  words.push(program.parameters.length)
  for (const things of [
    program.arrays,
    program.variables,
    program.tables,
    program.indexTables,
    program.hosts,
  ])
    number(things)
  for (const { length } of program.arrays) words.push(length)
  for (const { values } of [...program.tables, ...program.indexTables]) words.push(values.length)
  for (const { reads, writes } of program.hosts) {
    rows(reads)
    rows(writes)
  }
  words.push(program.outputs.length)
  block(program.inputs)
  block(program.body)
  return words.join(' ')
}
