import { precondition } from '../../units/precondition.ts'
import { type Live, liveOf } from '../live.ts'
import type { Block, Node, Program, Source, Statement } from '../program.ts'
import { bits } from './bits.ts'
import { type Code, lanes, op, pair, twoWords } from './bytes.ts'
import { type Emitting, emitAddress, emitColumn, fixedLocals, put, release, vectorLocal } from './emitting.ts'
import type { Layout } from './layout.ts'
import { moduleOf } from './module.ts'
import { deepestLoop, rangesOf } from './ranges.ts'
import { inlineOf } from './uses.ts'

/** The mask of a call in every trial. */
const bothLanes = 3

const { place, row } = fixedLocals

/**
 * A program as a WebAssembly module, two trials at a time. `run(start, bytes)` runs the block whose columns begin at
 * `start`, `bytes` = 8 × trials. The module imports `memory` and `call(host, offset, mask)`; it uses no relaxed
 * instruction, so its bits are those of the interpreter. `once` is run before the first pair.
 */
export const emitModule = (
  program: Program,
  layout: Layout,
  size: number,
  once: Program | null = null,
): Uint8Array<ArrayBuffer> => {
  const integers = 2 * Math.max(deepestLoop(program.body), once === null ? 0 : deepestLoop(once.body))
  const each = emitted(program, liveOf(program, false), { layout, size, integers })
  // whatever the first program leaves in its rows is read by the other
  const first = once === null ? null : emitted(once, liveOf(once, true), { layout, size, integers })
  const vectors = Math.max(each.locals.count, first?.locals.count ?? 0)
  return moduleOf(first?.out ?? [], each.out, { integers, vectors })
}

const emitted = (
  program: Program,
  live: Live,
  { layout, size, integers }: { readonly layout: Layout; readonly size: number; readonly integers: number },
): Emitting => {
  const isInline = inlineOf(program, live)
  const emitting: Emitting = {
    out: [],
    layout,
    live,
    isInline,
    ranges: rangesOf(program, live, isInline),
    rowBytes: size * 8,
    hosts: program.hosts,
    loops: new Map(),
    locals: { of: new Map(), free: [], first: 4 + integers, count: 0 },
  }
  emitBlock(emitting, program.body)
  return emitting
}

const emitBlock = (emitting: Emitting, block: Block): void => {
  const { live, ranges } = emitting
  for (const statement of block) {
    if (!live.has(statement)) continue
    for (const input of ranges.before.get(statement) ?? []) emitKept(emitting, input)
    emitStatement(emitting, statement)
    release(emitting, ranges.after.get(statement))
  }
}

const emitKept = (emitting: Emitting, node: Node): void => {
  emitNode(emitting, node)
  put(emitting, op.set(vectorLocal(emitting, node)))
}

const emitStatement = (emitting: Emitting, statement: Statement): void => {
  switch (statement.kind) {
    case 'node':
      if (!emitting.isInline(statement.node)) emitKept(emitting, statement.node)
      return
    case 'variable':
      emitValue(emitting, statement.value)
      put(emitting, op.set(vectorLocal(emitting, statement.variable)))
      return
    case 'array': {
      const offset = emitAddress(emitting, emitting.layout.array(statement.array), statement.at)
      emitValue(emitting, statement.value)
      put(emitting, op.store(offset))
      return
    }
    case 'column': {
      const offset = emitColumn(emitting, statement)
      emitValue(emitting, statement.value)
      put(emitting, op.store(offset))
      return
    }
    case 'output':
      put(emitting, op.get(place))
      emitValue(emitting, statement.value)
      put(emitting, op.store(emitting.layout.output(statement.output)))
      return
    case 'loop':
      emitLoop(emitting, statement)
      return
    case 'when':
      emitValue(emitting, statement.mask)
      put(emitting, op.anyTrue, op.if)
      emitBlock(emitting, statement.body)
      put(emitting, op.end)
      return
    case 'host': {
      const { mask } = statement
      put(emitting, op.i32(emitting.hosts.indexOf(statement.host)), op.get(place))
      if (mask.source?.kind === 'constant') put(emitting, op.i32(bothLanes), op.call(0))
      else {
        emitValue(emitting, mask)
        put(emitting, op.bitmask, op.call(0))
      }
      return
    }
    default:
      statement satisfies never
  }
}

const emitLoop = (emitting: Emitting, { loop, body }: Extract<Statement, { kind: 'loop' }>): void => {
  const offset = 4 + 2 * emitting.loops.size
  const own = { offset, row: offset + 1 }
  emitting.loops.set(loop, own)
  put(emitting, op.i32(16 * loop.from), op.set(own.offset))
  put(emitting, op.get(row), op.i32(emitting.rowBytes * loop.from), op.add, op.set(own.row), op.loop)
  emitBlock(emitting, body)
  put(emitting, op.get(own.row), op.i32(emitting.rowBytes), op.add, op.set(own.row))
  put(emitting, op.get(own.offset), op.i32(16), op.add, op.set(own.offset))
  put(emitting, op.get(own.offset), op.i32(16 * loop.until), op.lessThan, op.branchIf(0), op.end)
  emitting.loops.delete(loop)
}

const emitValue = (emitting: Emitting, node: Node): void => {
  if (node.source?.kind === 'constant') put(emitting, fixed(node.source.value, node.isMask))
  else if (emitting.isInline(node)) emitNode(emitting, node)
  else put(emitting, op.get(vectorLocal(emitting, node)))
}

/** Both lanes of a constant; of a mask, every bit. */
const fixed = (value: number, isMask: boolean): Code =>
  isMask && value !== 0 ? twoWords(0xffffffff, 0xffffffff) : pair(value)

const emitNode = (emitting: Emitting, node: Node): void => {
  if (node.source !== null) {
    emitRead(emitting, node.source)
    return
  }
  const [a, b, c] = node.operands as [Node, Node, Node]
  if (node.op === 'select') {
    emitChoice(emitting, { mask: a, yes: b, no: c })
    return
  }
  for (const operand of node.operands) emitValue(emitting, operand)
  const code = lanes[node.op] ?? bits[node.op]
  precondition(code !== undefined, `no instruction for ${node.op}`)
  put(emitting, code)
}

interface Choice {
  readonly mask: Node
  readonly yes: Node
  readonly no: Node
}

/** A choice; between a number and 0, all of whose bits are 0, one instruction instead of three. */
const emitChoice = (emitting: Emitting, { mask, yes, no }: Choice): void => {
  const values = isZero(no) ? [yes, mask] : isZero(yes) ? [no, mask] : [yes, no, mask]
  for (const value of values) emitValue(emitting, value)
  put(emitting, isZero(no) ? op.and : isZero(yes) ? op.andNot : op.bitselect)
}

const isZero = ({ source }: Node): boolean => source?.kind === 'constant' && Object.is(source.value, 0)

const emitRead = (emitting: Emitting, source: Source): void => {
  const { layout } = emitting
  switch (source.kind) {
    case 'constant':
      put(emitting, pair(source.value))
      return
    case 'parameter':
      put(emitting, op.i32(0), op.splatLoad(layout.parameter(source.parameter)))
      return
    case 'table':
      put(emitting, op.load(emitAddress(emitting, layout.table(source.table), source.at)))
      return
    case 'column':
      put(emitting, op.load(emitColumn(emitting, source)))
      return
    case 'variable':
      put(emitting, op.get(vectorLocal(emitting, source.variable)))
      return
    case 'array':
      put(emitting, op.load(emitAddress(emitting, layout.array(source.array), source.at)))
      return
    default:
      source satisfies never
  }
}
