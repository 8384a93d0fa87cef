import { precondition } from '../../units/precondition.ts'
import type { Live } from '../live.ts'
import type { Index, Loop, Node, Program, Variable } from '../program.ts'
import { type Code, op } from './bytes.ts'
import type { Layout } from './layout.ts'
import type { Ranges } from './ranges.ts'

/** Locals of `run`: its parameters, the byte offset of the trial, and the address of its columns. */
export const fixedLocals = { start: 0, bytes: 1, place: 2, row: 3 } as const

/** A module while it is emitted. */
export interface Emitting {
  readonly out: number[]
  readonly layout: Layout
  readonly live: Live
  readonly isInline: (node: Node) => boolean
  readonly ranges: Ranges
  /** bytes between the periods of a trial in a column */
  readonly rowBytes: number
  readonly hosts: Program['hosts']
  /** loops that are open, with the locals of their place in a row of 16 bytes each, and in a column */
  readonly loops: Map<Loop, { readonly offset: number; readonly row: number }>
  readonly locals: VectorLocals
}

/** Locals that hold two doubles. */
export interface VectorLocals {
  readonly of: Map<Node | Variable, number>
  readonly free: number[]
  readonly first: number
  /** how many there are */
  count: number
}

export const put = ({ out }: Emitting, ...codes: readonly Code[]): void => {
  for (const code of codes) for (const byte of code) out.push(byte)
}

/** The local that holds a node or a variable; a variable, which outlives the statement it is set in, has one of its own. */
export const vectorLocal = ({ locals }: Emitting, key: Node | Variable): number => {
  const known = locals.of.get(key)
  if (known !== undefined) return known
  const free = 'initial' in key ? undefined : locals.free.pop()
  const local = free ?? locals.first + locals.count++
  locals.of.set(key, local)
  return local
}

/** Gives the locals of nodes that are needed no more to others. */
export const release = ({ locals }: Emitting, nodes: readonly Node[] = []): void => {
  for (const node of nodes) {
    locals.free.push(locals.of.get(node)!)
    locals.of.delete(node)
  }
}

/** The row of a column; gives the offset for the instruction. */
export const emitColumn = (
  emitting: Emitting,
  column: { readonly offset: number; readonly at: Index | null },
): number => {
  const { at, offset } = column
  precondition(at?.kind !== 'table', 'a column by period is read at a fixed period or in a loop')
  put(emitting, op.get(at?.kind === 'loop' ? emitting.loops.get(at.loop)!.row : fixedLocals.row))
  return reached(emitting, offset * 8 + emitting.rowBytes * (at === null ? 0 : fixedPart(at)))
}

/** The address of a place in a row of 16 bytes each that begins at `row`; gives the offset for the instruction. */
export const emitAddress = (emitting: Emitting, row: number, at: Index): number => {
  if (at.kind === 'fixed') put(emitting, op.i32(0))
  else {
    const loop = emitting.loops.get(at.kind === 'loop' ? at.loop : at.of)
    precondition(loop !== undefined, 'an index is used outside its loop')
    put(emitting, op.get(loop.offset))
    if (at.kind === 'table') put(emitting, op.loadIndex(emitting.layout.indexTable(at.table)))
  }
  return reached(emitting, row + 16 * fixedPart(at))
}

const fixedPart = (at: Index): number => (at.kind === 'table' ? 0 : at.kind === 'fixed' ? at.value : at.shift)

/** What is fixed of an address goes into the offset of the instruction, which cannot be negative. */
const reached = (emitting: Emitting, offset: number): number => {
  if (offset >= 0) return offset
  put(emitting, op.i32(offset), op.add)
  return 0
}
