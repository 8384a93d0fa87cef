import { precondition } from '../units/precondition.ts'
import { checkFormula, checkPlace, numeric } from './check.ts'
import { type Algebra, algebraOf } from './formula.ts'
import { functions } from './functions.ts'
import { indexOf, keyOf, spelled } from './indices.ts'
import { masks } from './plain.ts'
import type { Host, Index, IndexTable, LineArray, Loop, Node, Program, Table, Variable } from './program.ts'
import { createScopes } from './scopes.ts'
import { simplified } from './simplify.ts'
import { tablesOf } from './tables.ts'

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
 * Writes a program: values are nodes, formulas templates; `loop` and `when` take a function that writes their inside. Within
 * `when(mask)` what was declared outside changes in trials of the mask alone. `date`: no date changes; `isSame`: done again.
 */
export interface Builder {
  readonly $: Algebra<Node>
  readonly date?: (ofCalendar: number) => Node
  readonly isSame?: (a: Node, b: Node) => boolean
  /** a number of the document, and of which quantity: the code does not depend on it */
  readonly parameter: (value: number, of?: number) => Node
  /** a column of the block, at an offset from its start; with an index, a column by period */
  readonly column: (offset: number, at?: Index | null) => Node
  /** writes a column of the block */
  readonly put: (offset: number, at: Index | null, value: Node | number) => void
  readonly table: (values: ArrayLike<number>) => (at: Index) => Node
  readonly indexTable: (values: ArrayLike<number>) => (of: Index) => Index
  readonly lines: (length: number) => Lines
  readonly changing: (initial: Node | number) => Changing
  readonly loop: (from: number, until: number, body: (index: Index) => void) => void
  readonly when: (mask: Node, body: () => void) => void
  /**
   * Leaves its inside out where the mask holds in none of the trials that go side by side. Where it holds in one of them, all
   * are changed: for what comes to the same in the others.
   */
  readonly skipUnless: (mask: Node, body: () => void) => void
  readonly output: (name: string, value: Node | number) => void
  readonly host: (host: Host) => void
  readonly finish: () => Program
}

export const createBuilder = (): Builder => {
  const scopes = createScopes()
  const open: Node[] = []
  const parts = {
    arrays: [] as LineArray[],
    variables: [] as Variable[],
    parameters: [] as number[],
    tables: [] as Table[],
    indexTables: [] as IndexTable[],
    outputs: [] as string[],
    hosts: [] as Host[],
  }
  const columns = { read: new Set<number>(), put: new Set<number>() }

  const constant = (value: number, isMask = false): Node =>
    scopes.input({ kind: 'constant', value }, `${isMask ? 'mask' : 'constant'} ${spelled(value)}`, isMask)
  const node = (value: Node | number): Node => (typeof value === 'number' ? constant(value) : numeric(value))
  const placed = (index: Index | number, length = Infinity): Index => {
    const at = indexOf(index)
    checkPlace(at, scopes.isOpen, length)
    return at
  }

  const apply = (op: string, operands: readonly Node[]): Node => {
    checkFormula(op, operands)
    const composed = functions[op]
    if (composed !== undefined) return composed($, operands)
    const isMask = masks.has(op) || (op === 'select' && operands[1]!.isMask)
    return (
      simplified(op, operands, (value) => constant(value, isMask)) ?? scopes.compute(op, operands, isMask)
    )
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

  const loop = (from: number, until: number, write: (index: Index) => void): void => {
    if (from >= until) return
    const own: Loop = { from, until }
    const body = scopes.inside(own, () => write({ kind: 'loop', loop: own, shift: 0 }))
    scopes.push({ kind: 'loop', loop: own, body })
  }

  const skipUnless = (mask: Node, write: () => void): void => {
    precondition(mask.isMask, 'a choice needs a mask')
    const fixed = mask.source?.kind === 'constant' ? mask.source.value : null
    if (fixed === 0) return
    if (fixed === null) scopes.push({ kind: 'when', mask, body: scopes.inside(null, write) })
    else write()
  }

  const lines = (length: number): Lines => {
    const depth = open.length
    const at = (index: Index | number): Node =>
      scopes.readAgain({ kind: 'array', array: made, at: placed(index, length) })
    const set = (index: Index | number, value: Node | number): void => {
      const next = masked(depth, node(value), () => at(index))
      scopes.push({ kind: 'array', array: made, at: placed(index, length), value: next })
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
    scopes.push({ kind: 'variable', variable, value: variable.initial })
    const get = (): Node => scopes.readAgain({ kind: 'variable', variable })
    const set = (value: Node | number): void => {
      scopes.push({ kind: 'variable', variable, value: masked(depth, node(value), get) })
    }
    return { get, set }
  }

  const table = tablesOf(parts.tables, { scopes, constant, placed })

  return {
    $,
    parameter: (value) => {
      parts.parameters.push(value)
      const parameter = parts.parameters.length - 1
      return scopes.input({ kind: 'parameter', parameter }, `parameter ${parameter}`)
    },
    column: (offset, at = null) => {
      const source = { kind: 'column', offset, at } as const
      columns.read.add(offset)
      if (at === null) return scopes.input(source, `column ${offset}`)
      return scopes.read(source, placed(at), `column ${offset} ${keyOf(at)}`)
    },
    put: (offset, at, value) => {
      precondition(at?.kind !== 'table', 'a column is put at a fixed period or in a loop')
      if (at !== null) placed(at)
      columns.put.add(offset)
      const next = masked(0, node(value), () => scopes.readAgain({ kind: 'column', offset, at }))
      scopes.push({ kind: 'column', offset, at, value: next })
    },
    table,
    indexTable: (values) => {
      const own: IndexTable = { values }
      parts.indexTables.push(own)
      return (of) => {
        precondition(of.kind === 'loop', 'an index table is read inside its loop')
        return { kind: 'table', table: own, of: of.loop }
      }
    },
    lines,
    changing,
    loop,
    when: (mask, write) => {
      const inside = (): void => {
        open.push(mask)
        write()
        open.pop()
      }
      skipUnless(mask, mask.source?.kind === 'constant' ? write : inside)
    },
    skipUnless,
    output: (name, value) => {
      precondition(scopes.current() === scopes.body, 'an output is written in every trial')
      precondition(!parts.outputs.includes(name), `the output ${name} is written already`)
      parts.outputs.push(name)
      scopes.push({ kind: 'output', output: parts.outputs.length - 1, value: node(value) })
    },
    host: (host) => {
      parts.hosts.push(host)
      scopes.push({ kind: 'host', host, mask: maskSince(0) ?? constant(1, true) })
    },
    finish: () => {
      precondition(![...columns.put].some((offset) => columns.read.has(offset)), 'a column is read and put')
      return { inputs: scopes.inputs, body: scopes.body, ...parts }
    },
  }
}
