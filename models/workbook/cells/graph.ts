import { operations } from '../../kernel/plain.ts'
import type { Node, Source } from '../../kernel/program.ts'
import { simplified } from '../../kernel/simplify.ts'
import { exp, log, pow } from '../../numerics/elementary.ts'
import { normalCdf, normalQuantile } from '../../numerics/normal.ts'
import type { Place } from '../../scenario/variable.ts'
import { precondition } from '../../units/precondition.ts'
import { type ByOperands, createByOperands, createTaken } from './lookups.ts'
import type { Spot } from './position.ts'

/** What is not worked out: a number of the document, one that moves with time, or one that is carried as it is. */
export type Leaf =
  | { readonly kind: 'quantity'; readonly place: Place }
  | { readonly kind: 'figure'; readonly label: string }
  | { readonly kind: 'given' }
  /** what an ending is: every choice that rests on it and on the calendar alone is made when the workbook is */
  | { readonly kind: 'ending' }
  | { readonly kind: 'date' }
  /** of one future: a uniform number of the sample, a value that was drawn, a loss of a period */
  | { readonly kind: 'point' | 'drawn'; readonly place: Place }
  | { readonly kind: 'loss'; readonly party: 'ours' | 'theirs'; readonly k: number }

export interface Fact {
  readonly value: number
  /** where it would stand if it had a cell of its own */
  readonly born: Spot
  readonly home: Spot | null
  readonly leaf: Leaf | null
}

/** Values as formulas of each other. Equal formulas are one node, whoever writes them. */
export interface Graph {
  /** in the order in which they were written: operands before what is made of them */
  readonly nodes: readonly Node[]
  readonly factOf: (node: Node) => Fact
  readonly constant: (value: number, isMask?: boolean) => Node
  readonly leaf: (key: string, leaf: Leaf, at: { readonly value: number; readonly home?: Spot }) => Node
  readonly apply: (op: string, operands: readonly Node[], born: () => Spot) => Node
  /** the same value in a cell of its own */
  readonly copy: (of: Node, home: Spot | null) => Node
  /** gives a node a cell, if it has none and the cell is free; whether it stands there now */
  readonly settle: (node: Node, home: Spot) => boolean
}

const functions: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  ...operations,
  exp,
  log,
  pow,
  normalCdf,
  normalQuantile,
  copy: (a) => a,
}

const masks = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'])

/** An operation as a function of numbers. */
export const operationOf = (op: string): ((a: number, b: number, c: number) => number) => {
  const of = functions[op]
  precondition(of !== undefined, `no operation ${op} in a workbook`)
  return of
}

/** What an operation comes to. */
export const computed = (op: string, values: readonly number[]): number => {
  const of = operationOf(op)
  return of(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0)
}

/** Whether a value may move with an assumption, is as fixed as the calendar, or rests on an ending besides. */
type Settled = 'moves' | 'calendar' | 'ending'

interface Kept {
  readonly value: number
  readonly born: Spot
  home: Spot | null
  readonly leaf: Leaf | null
  readonly settled: Settled
}

const settledAs = ({ kind }: Leaf): Settled => {
  if (kind === 'ending') return 'ending'
  return kind === 'given' || kind === 'date' ? 'calendar' : 'moves'
}

const nowhere: Spot = { row: '', group: 0, at: 0 }
const block: Node['block'] = []

export const createGraph = (): Graph => {
  const nodes: Node[] = []
  const facts: Kept[] = []
  const known = new Map<string, Node>()
  const applied = new Map<string, ByOperands>()
  const taken = createTaken()
  const add = (node: Omit<Node, 'id' | 'block'>, fact: Kept): Node => {
    const made = { ...node, id: nodes.length, block }
    nodes.push(made)
    facts.push(fact)
    return made
  }
  const settledFrom = (operands: readonly Node[]): Settled => {
    const all = operands.map(({ id }) => facts[id]!.settled)
    if (all.includes('moves')) return 'moves'
    return all.includes('ending') ? 'ending' : 'calendar'
  }
  const constant = (value: number, isMask = false): Node => {
    const key = `constant ${isMask} ${Object.is(value, -0) ? '-0' : value}`
    const found = known.get(key)
    if (found !== undefined) return found
    const source: Source = { kind: 'constant', value }
    const fact: Kept = { value, born: nowhere, home: null, leaf: null, settled: 'calendar' }
    const made = add({ op: 'constant', operands: [], isMask, source }, fact)
    known.set(key, made)
    return made
  }
  const settle = (node: Node, home: Spot): boolean => {
    const fact = facts[node.id]!
    const there = taken.at(home)
    if (there !== undefined) return there === node
    if (fact.home !== null || fact.leaf !== null || node.source !== null) return false
    taken.put(home, node)
    fact.home = home
    return true
  }
  return {
    nodes,
    factOf: ({ id }) => facts[id]!,
    constant,
    settle,
    leaf: (key, leaf, { value, home = null }) => {
      const name = `leaf ${key}`
      const found = known.get(name)
      if (found !== undefined) return found
      const fact: Kept = { value, born: nowhere, home, leaf, settled: settledAs(leaf) }
      const made = add({ op: 'leaf', operands: [], isMask: false, source: null }, fact)
      if (home !== null) taken.put(home, made)
      known.set(name, made)
      return made
    },
    apply: (op, operands, born) => {
      const isMask = masks.has(op) || (op === 'select' && operands[1]!.isMask)
      const simple = simplest(op, operands, (value) => constant(value, isMask))
      if (simple !== null) return simple
      const own = applied.get(op) ?? createByOperands()
      applied.set(op, own)
      const found = own.get(operands)
      if (found !== undefined) return found
      const values = operands.map(({ id }) => facts[id]!.value)
      const value = computed(op, values)
      const settled = settledFrom(operands)
      const made =
        isMask && settled === 'ending'
          ? constant(value, true)
          : add(
              { op, operands, isMask, source: null },
              { value, born: born(), home: null, leaf: null, settled },
            )
      own.set(operands, made)
      return made
    },
    copy: (of, home) => {
      const { value, settled } = facts[of.id]!
      const fact: Kept = { value, born: home ?? nowhere, home: null, leaf: null, settled }
      const made = add({ op: 'copy', operands: [of], isMask: false, source: null }, fact)
      if (home !== null) precondition(settle(made, home), 'a copy has a cell of its own')
      return made
    },
  }
}

/** What needs no formula; besides what the kernel leaves out: a limit that is infinite limits nothing. */
const simplest = (op: string, operands: readonly Node[], constant: (value: number) => Node): Node | null => {
  if (op === 'min' || op === 'max') {
    const none = op === 'min' ? Infinity : -Infinity
    const [a, b] = operands.map(({ source }) => (source?.kind === 'constant' ? source.value : null))
    if (a === none) return operands[1]!
    if (b === none) return operands[0]!
  }
  const isAll = operands.every(({ source }) => source?.kind === 'constant')
  if (isAll && !(op in operations))
    return constant(
      computed(
        op,
        operands.map(({ source }) => (source?.kind === 'constant' ? source.value : 0)),
      ),
    )
  if (op === 'mul' && operands.some(({ source }) => source?.kind === 'constant' && source.value === 0))
    return constant(0)
  return op in operations ? simplified(op, operands, constant) : null
}
