import { spelled } from '../indices.ts'
import { type Live, liveOf } from '../live.ts'
import type { Block, Index, LineArray, Loop, Node, Program, Source, Statement } from '../program.ts'
import { createScopes } from '../scopes.ts'
import { createContents } from './contents.ts'
import { decided } from './decided.ts'
import { isOneTurn, scheduled } from './schedule.ts'
import { createSteady } from './steady.ts'

/** A program as the compiled engine runs it. */
export interface Arranged {
  /** what is the same for all trials and moves with a period: run once, before the trials, on one pair */
  readonly once: Program
  readonly each: Program
  /** rows that one leaves to the other, behind those of the program */
  readonly rows: readonly LineArray[]
}

/**
 * A program written anew with the same results, bit for bit: loops of the same bounds go side by side, what a loop puts
 * into a row and takes from it in the same turn stays at hand, and what is the same for all trials is worked out once.
 * What nobody reads any more is not live, and so is never done.
 */
export const arranged = (program: Program): Arranged => {
  const live = liveOf(program, false)
  const scopes = createScopes()
  const contents = createContents()
  const steady = createSteady(scopes)
  const nodes = new Map<Node, Node>()
  const loops = new Map<Loop, Loop>()
  const puts = putIn(program.body)

  const indexOf = (at: Index): Index => {
    if (at.kind === 'fixed') return at
    if (at.kind === 'table') return { ...at, of: loops.get(at.of)! }
    const loop = loops.get(at.loop)
    return loop === undefined ? { kind: 'fixed', value: at.loop.from + at.shift } : { ...at, loop }
  }
  const constant = (value: number, isMask: boolean): Node =>
    scopes.input({ kind: 'constant', value }, `${isMask ? 'mask' : 'constant'} ${spelled(value)}`, isMask)
  const nodeOf = (node: Node): Node => {
    const { source, isMask } = node
    if (source?.kind === 'constant') return constant(source.value, isMask)
    if (source?.kind === 'parameter') return scopes.input(source, `parameter ${source.parameter}`)
    return nodes.get(node) ?? steady.read(node)
  }
  const readOf = (source: Moving): Node => {
    if (source.kind === 'variable')
      return contents.ofVariable(source.variable, () => scopes.readAgain(source))
    const at = source.at === null ? null : indexOf(source.at)
    if (source.kind === 'array')
      return contents.ofPlace(source.array, at!, () => scopes.readAgain({ ...source, at: at! }))
    if (source.kind === 'table')
      return scopes.read(
        { ...source, at: at! },
        at!,
        `table ${tableNumbers.get(source.table)} ${nameOf(at!)}`,
      )
    const read = { ...source, at }
    if (puts.has(source.offset)) return scopes.readAgain(read)
    return at === null
      ? scopes.input(read, `column ${source.offset}`)
      : scopes.read(read, at, `column ${source.offset} ${nameOf(at)}`)
  }
  const writeNode = (node: Node): void => {
    const { source, op, operands, isMask } = node
    if (source === null) {
      if (steady.compute(node)) return
      const own = operands.map(nodeOf)
      nodes.set(node, decided(op, own, constant, scopes) ?? scopes.compute(op, own, isMask))
    } else if (source.kind !== 'constant' && source.kind !== 'parameter') {
      if (source.kind === 'table') steady.readTable(node, { ...source, at: indexOf(source.at) })
      nodes.set(node, readOf(source))
    }
  }
  const names = new Map<Loop, number>()
  const nameOf = (at: Index): string => {
    if (at.kind === 'fixed') return `at ${at.value}`
    const loop = at.kind === 'loop' ? at.loop : at.of
    if (!names.has(loop)) names.set(loop, names.size)
    return `in ${names.get(loop)} by ${at.kind === 'loop' ? at.shift : `table ${program.indexTables.indexOf(at.table)}`}`
  }
  const tableNumbers = new Map(program.tables.map((table, number) => [table, number]))
  const writeStatement = (statement: Statement): void => {
    switch (statement.kind) {
      case 'node':
        writeNode(statement.node)
        return
      case 'variable': {
        const value = nodeOf(statement.value)
        scopes.push({ ...statement, value })
        contents.setVariable(statement.variable, value)
        return
      }
      case 'array': {
        const put = { ...statement, at: indexOf(statement.at), value: nodeOf(statement.value) }
        contents.setPlace(put, scopes.current())
        scopes.push(put)
        return
      }
      case 'column':
        scopes.push({
          ...statement,
          at: statement.at === null ? null : indexOf(statement.at),
          value: nodeOf(statement.value),
        })
        return
      case 'output':
        scopes.push({ ...statement, value: nodeOf(statement.value) })
        return
      case 'host':
        scopes.push({ ...statement, mask: nodeOf(statement.mask) })
        contents.forget()
        return
      case 'when': {
        const mask = nodeOf(statement.mask)
        const body = contents.apart(() => scopes.inside(null, () => writeBlock(statement.body, live)))
        scopes.push({ kind: 'when', mask, body })
        return
      }
      case 'loop':
        if (isOneTurn(statement)) writeInOrder(statement.body, live)
        else writeLoops([statement])
        return
      default:
        statement satisfies never
    }
  }

  const writeLoops = (side: readonly Extract<Statement, { kind: 'loop' }>[]): void => {
    const [{ loop }] = side as [(typeof side)[number]]
    for (const each of side) loops.set(each.loop, loop)
    const body = contents.apart(() =>
      scopes.inside(loop, () =>
        steady.loop(loop, () => {
          for (const each of side) writeInOrder(each.body, live)
        }),
      ),
    )
    scopes.push({ kind: 'loop', loop, body })
  }

  const writeInOrder = (block: Block, { has }: Live): void => {
    for (const statement of block) if (has(statement)) writeStatement(statement)
  }
  const writeBlock = (block: Block, { has }: Live): void => {
    for (const { before, loops: side, other } of scheduled(block, has)) {
      for (const statement of before) writeStatement(statement)
      if (side.length > 0) writeLoops(side)
      if (other !== null) writeStatement(other)
    }
  }

  writeInOrder(program.inputs, live)
  writeBlock(program.body, live)
  const arrays: readonly LineArray[] = [...program.arrays, ...steady.rows]
  return {
    once: { ...program, arrays, variables: [], outputs: [], hosts: [], ...steady.blocks },
    each: { ...program, arrays, inputs: scopes.inputs, body: scopes.body },
    rows: steady.rows,
  }
}

/** What is read from where it can change, or moves with a loop. */
type Moving = Exclude<Source, { readonly kind: 'constant' | 'parameter' }>

/** Columns that a program writes: they are read where they are read. */
const putIn = (block: Block): ReadonlySet<number> => {
  const found = new Set<number>()
  const visit = (inner: Block): void => {
    for (const statement of inner) {
      if (statement.kind === 'column') found.add(statement.offset)
      if ('body' in statement) visit(statement.body)
    }
  }
  visit(block)
  return found
}
