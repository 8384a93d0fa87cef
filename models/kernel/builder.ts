import { precondition } from '../units/precondition.ts'
import { type Algebra, algebraOf } from './formula.ts'
import { functions } from './functions.ts'
import { indexOf } from './indices.ts'
import { masks, operations } from './plain.ts'
import type {
  Block,
  Host,
  Index,
  LineArray,
  Loop,
  Node,
  Program,
  Source,
  Table,
  Variable,
} from './program.ts'
import { simplified } from './simplify.ts'

/** A number by period while a program is written. */
export interface Lines extends LineArray {
  readonly at: (index: Index | number) => Node
  readonly set: (index: Index | number, value: Node | number) => void
  readonly add: (index: Index | number, value: Node | number) => void
  readonly fill: (value: Node | number) => void
}

/** A number that changes while a program is written. */
export interface Changing {
  readonly get: () => Node
  readonly set: (value: Node | number) => void
}

/**
 * Writes a program. Values are nodes, formulas are templates; `loop` and `when` take a function that writes their
 * inside. Within `when(mask)` what was declared outside changes only in the trials of the mask.
 */
export interface Builder {
  readonly $: Algebra<Node>
  /** a number of the document: the code does not depend on it */
  readonly parameter: (value: number) => Node
  /** a column of the block, at an offset from its start; with an index, a column by period */
  readonly column: (offset: number, at?: Index | null) => Node
  readonly table: (values: ArrayLike<number>) => (at: Index) => Node
  readonly indexTable: (values: ArrayLike<number>) => (of: Index) => Index
  readonly lines: (length: number) => Lines
  readonly changing: (initial: Node | number) => Changing
  readonly loop: (from: number, until: number, body: (index: Index) => void) => void
  readonly when: (mask: Node, body: () => void) => void
  readonly output: (name: string, value: Node | number) => void
  readonly host: (host: Host) => void
  readonly finish: () => Program
}

export const createBuilder = (): Builder => {
  const inputs: Block = []
  const body: Block = []
  let block = body
  const open: Node[] = []
  const parts = {
    arrays: [] as LineArray[],
    variables: [] as Variable[],
    parameters: [] as number[],
    tables: [] as Table[],
    indexTables: [] as { values: ArrayLike<number> }[],
    outputs: [] as string[],
    hosts: [] as Host[],
  }
  const known = new Map<string, Node>()

  const emit = (node: Omit<Node, 'block'>, into = block): Node => {
    const made = { ...node, block: into }
    into.push({ kind: 'node', node: made })
    return made
  }
  const read = (source: Source, into = block): Node =>
    emit({ op: 'read', operands: [], isMask: false, source }, into)
  const once = (key: string, source: Source): Node => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = read(source, inputs)
    known.set(key, made)
    return made
  }
  const constant = (value: number): Node =>
    once(`=${Object.is(value, -0) ? '-0' : value}`, { kind: 'constant', value })
  const node = (value: Node | number): Node => (typeof value === 'number' ? constant(value) : value)

  const apply = (op: string, operands: readonly Node[]): Node => {
    const composed = functions[op]
    if (composed !== undefined) return composed($, operands)
    precondition(op in operations, `no operation ${op}`)
    const isMask = masks.has(op) || (op === 'select' && operands[1]!.isMask)
    return simplified(op, operands, constant) ?? emit({ op, operands, isMask, source: null })
  }
  const $ = algebraOf<Node>({ constant, apply })

  /** Trials in which what was declared at a depth of `when`s may change now; null: in all. */
  const maskSince = (depth: number): Node | null =>
    open
      .slice(depth)
      .reduce<Node | null>((all, mask) => (all === null ? mask : apply('and', [all, mask])), null)
  const masked = (depth: number, value: Node, old: () => Node): Node => {
    const mask = maskSince(depth)
    return mask === null ? value : apply('select', [mask, value, old()])
  }
  const inside = (into: Block, write: () => void): void => {
    const outer = block
    block = into
    write()
    block = outer
  }

  const loop = (from: number, until: number, write: (index: Index) => void): void => {
    if (from >= until) return
    const own: Loop = { from, until }
    const into: Block = []
    inside(into, () => write({ kind: 'loop', loop: own, shift: 0 }))
    block.push({ kind: 'loop', loop: own, body: into })
  }

  const lines = (length: number): Lines => {
    const depth = open.length
    const at = (index: Index | number): Node => read({ kind: 'array', array: made, at: indexOf(index) })
    const set = (index: Index | number, value: Node | number): void => {
      const next = masked(depth, node(value), () => at(index))
      block.push({ kind: 'array', array: made, at: indexOf(index), value: next })
    }
    const add = (index: Index | number, value: Node | number): void => set(index, $`${at(index)} + ${value}`)
    const fill = (value: Node | number): void => loop(0, length, (index) => set(index, value))
    const made: Lines = { length, at, set, add, fill }
    parts.arrays.push(made)
    return made
  }

  const changing = (initial: Node | number): Changing => {
    const depth = open.length
    const variable: Variable = { initial: node(initial) }
    parts.variables.push(variable)
    block.push({ kind: 'variable', variable, value: variable.initial })
    const get = (): Node => read({ kind: 'variable', variable })
    const set = (value: Node | number): void => {
      block.push({ kind: 'variable', variable, value: masked(depth, node(value), get) })
    }
    return { get, set }
  }

  return {
    $,
    parameter: (value) => {
      parts.parameters.push(value)
      return read({ kind: 'parameter', parameter: parts.parameters.length - 1 }, inputs)
    },
    column: (offset, at = null) =>
      at === null ? once(`@${offset}`, { kind: 'column', offset, at }) : read({ kind: 'column', offset, at }),
    table: (values) => {
      const first = values[0] ?? 0
      if (Array.from(values).every((value) => value === first)) return () => constant(first)
      const table: Table = { values }
      parts.tables.push(table)
      return (at) => read({ kind: 'table', table, at })
    },
    indexTable: (values) => {
      const table = { values }
      parts.indexTables.push(table)
      return (of) => {
        precondition(of.kind === 'loop', 'an index table is read inside its loop')
        return { kind: 'table', table, of: of.loop }
      }
    },
    lines,
    changing,
    loop,
    when: (mask, write) => {
      const fixed = mask.source?.kind === 'constant' ? mask.source.value : null
      if (fixed === 0) return
      if (fixed === 1) return write()
      const into: Block = []
      open.push(mask)
      inside(into, write)
      open.pop()
      block.push({ kind: 'when', mask, body: into })
    },
    output: (name, value) => {
      parts.outputs.push(name)
      block.push({ kind: 'output', output: parts.outputs.length - 1, value: node(value) })
    },
    host: (host) => {
      parts.hosts.push(host)
      block.push({ kind: 'host', host, mask: maskSince(0) ?? constant(1) })
    },
    finish: () => ({ inputs, body, ...parts }),
  }
}
