import { operations } from '../../kernel/plain.ts'
import type { Node, Source } from '../../kernel/program.ts'
import { simplified } from '../../kernel/simplify.ts'
import { exp, log, pow } from '../../numerics/elementary.ts'
import { normalCdf } from '../../numerics/normal.ts'
import type { Place } from '../../scenario/variable.ts'
import { precondition } from '../../units/precondition.ts'

/** Where a value stands in a working sheet: its row by name, a group of columns (an ending), and a place in the group. */
export interface Spot {
  readonly row: string
  readonly group: number
  readonly at: number
}

/** What is not worked out: a number of the document, one that moves with time, or one that is carried as it is. */
export type Leaf =
  | { readonly kind: 'quantity'; readonly place: Place }
  | { readonly kind: 'figure'; readonly label: string }
  | { readonly kind: 'given' }

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
  copy: (a) => a,
}

const masks = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'])

/** What an operation comes to. */
export const computed = (op: string, values: readonly number[]): number => {
  const of = functions[op]
  precondition(of !== undefined, `no operation ${op} in a workbook`)
  return of(values[0] ?? 0, values[1] ?? 0, values[2] ?? 0)
}

export const createGraph = (): Graph => {
  const nodes: Node[] = []
  const facts = new Map<Node, Fact>()
  const known = new Map<string, Node>()
  const taken = new Map<string, Node>()
  const nowhere: Spot = { row: '', group: 0, at: 0 }
  const add = (node: Omit<Node, 'id' | 'block'>, fact: Fact): Node => {
    const made = { ...node, id: nodes.length, block: [] }
    nodes.push(made)
    facts.set(made, fact)
    return made
  }
  const factOf = (node: Node): Fact => facts.get(node)!
  const remember = (key: string, make: () => Node): Node => {
    const found = known.get(key) ?? make()
    known.set(key, found)
    return found
  }
  const constant = (value: number, isMask = false): Node => {
    const source: Source = { kind: 'constant', value }
    const spelled = Object.is(value, -0) ? '-0' : String(value)
    return remember(`constant ${isMask} ${spelled}`, () =>
      add({ op: 'constant', operands: [], isMask, source }, { value, born: nowhere, home: null, leaf: null }),
    )
  }
  const settle = (node: Node, home: Spot): boolean => {
    const fact = factOf(node)
    const key = `${home.row} ${home.group} ${home.at}`
    if (taken.has(key)) return taken.get(key) === node
    if (fact.home !== null || fact.leaf !== null || node.source !== null) return false
    taken.set(key, node)
    facts.set(node, { ...fact, home })
    return true
  }
  return {
    nodes,
    factOf,
    constant,
    settle,
    leaf: (key, leaf, { value, home }) =>
      remember(`leaf ${key}`, () => {
        const made = add(
          { op: 'leaf', operands: [], isMask: false, source: null },
          { value, born: nowhere, home: home ?? null, leaf },
        )
        if (home !== undefined) taken.set(`${home.row} ${home.group} ${home.at}`, made)
        return made
      }),
    apply: (op, operands, born) => {
      const isMask = masks.has(op) || (op === 'select' && operands[1]!.isMask)
      const simple = simplest(op, operands, (value) => constant(value, isMask))
      if (simple !== null) return simple
      return remember(keyOf(op, operands), () => {
        const value = computed(
          op,
          operands.map((operand) => factOf(operand).value),
        )
        return add({ op, operands, isMask, source: null }, { value, born: born(), home: null, leaf: null })
      })
    },
    copy: (of, home) => {
      const made = add(
        { op: 'copy', operands: [of], isMask: false, source: null },
        { value: factOf(of).value, born: home ?? nowhere, home: null, leaf: null },
      )
      if (home !== null) precondition(settle(made, home), 'a copy has a cell of its own')
      return made
    },
  }
}

const keyOf = (op: string, [a, b, c]: readonly Node[]): string => {
  if (b === undefined) return `${op} ${a!.id}`
  return c === undefined ? `${op} ${a!.id} ${b.id}` : `${op} ${a!.id} ${b.id} ${c.id}`
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
