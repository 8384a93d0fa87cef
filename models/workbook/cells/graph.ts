import { operations } from '../../kernel/plain.ts'
import type { Node, Source } from '../../kernel/program.ts'
import { simplified } from '../../kernel/simplify.ts'
import type { Place } from '../../scenario/variable.ts'
import { precondition } from '../../units/precondition.ts'
import { createByOperands, createTaken } from './lookups.ts'
import { computed, operationNamed } from './operations.ts'
import type { Spot } from './position.ts'

/** What is not worked out: a number of the document, one that moves with time, or one that is carried as it is. */
export type Leaf =
  | { readonly kind: 'quantity'; readonly place: Place }
  | { readonly kind: 'figure'; readonly label: string }
  | { readonly kind: 'given' }
  /** what an ending is: every choice that rests on it and on the calendar alone is made when the workbook is */
  | { readonly kind: 'ending' }
  | { readonly kind: 'date' }
  /** a number of the law of a quantity, by what it is */
  | { readonly kind: 'law'; readonly place: Place; readonly label: string; readonly words: string }
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
  readonly nodeAt: (id: number) => Node
  readonly factOf: (node: Node) => Fact
  readonly constant: (value: number, isMask?: boolean) => Node
  readonly leaf: (key: string, leaf: Leaf, at: { readonly value: number; readonly home?: Spot }) => Node
  readonly apply: (op: string, operands: readonly Node[], born: () => Spot) => Node
  /** the same value in a cell of its own */
  readonly copy: (of: Node, home: Spot | null) => Node
  /** whether a node has no cell and may have one */
  readonly isHomeless: (node: Node) => boolean
  /** gives a node a cell, if it has none and the cell is free; whether it stands there now */
  readonly settle: (node: Node, home: Spot) => boolean
}

/** How fixed a value is: as the calendar, by an ending besides, or not at all, since it moves with an assumption. */
const [byCalendar, byEnding, moving] = [0, 1, 2] as const
type Settled = typeof byCalendar | typeof byEnding | typeof moving

/** A node and what is known of it, in one object: a deal has hundreds of thousands. */
interface Kept extends Node {
  readonly value: number
  readonly born: Spot
  home: Spot | null
  readonly leaf: Leaf | null
  readonly settled: Settled
}

const settledAs = ({ kind }: Leaf): Settled => {
  if (kind === 'ending') return byEnding
  return kind === 'given' || kind === 'date' ? byCalendar : moving
}

const isSame = (a: Spot, b: Spot): boolean => a.at === b.at && a.group === b.group && a.row === b.row

const nowhere: Spot = { row: '', group: 0, at: 0 }
const block: Node['block'] = []
const none: readonly Node[] = []

const hasSource = (operands: readonly Node[]): boolean => {
  for (let j = 0; j < operands.length; j++) if (operands[j]!.source !== null) return true
  return false
}

export const createGraph = (): Graph => {
  const nodes: Kept[] = []
  const [constants, leaves] = [new Map<number, Node>(), new Map<string, Node>()]
  const maskConstants = new Map<number, Node>()
  const applied = createByOperands()
  const taken = createTaken()
  const valueAt = (operands: readonly Node[], at: number): number =>
    at < operands.length ? nodes[operands[at]!.id]!.value : 0
  const add = (
    { op, operands, isMask, source }: Omit<Node, 'id' | 'block'>,
    { value, born, home, leaf, settled }: Pick<Kept, 'value' | 'born' | 'home' | 'leaf' | 'settled'>,
  ): Node => {
    const id = nodes.length
    const made: Kept = { id, op, operands, isMask, source, block, value, born, home, leaf, settled }
    nodes.push(made)
    return made
  }
  const settledFrom = (operands: readonly Node[]): Settled => {
    let most: Settled = byCalendar
    for (let j = 0; j < operands.length; j++) {
      const { settled } = nodes[operands[j]!.id]!
      if (settled > most) most = settled
    }
    return most
  }
  const constant = (value: number, isMask = false): Node => {
    const own = isMask ? maskConstants : constants
    // a map takes 0 and −0 for one
    const key = Object.is(value, -0) ? Number.NaN : value
    const found = own.get(key)
    if (found !== undefined) return found
    const source: Source = { kind: 'constant', value }
    const fact = { value, born: nowhere, home: null, leaf: null, settled: byCalendar }
    const made = add({ op: 'constant', operands: none, isMask, source }, fact)
    own.set(key, made)
    return made
  }
  const settle = (node: Node, home: Spot): boolean => {
    const fact = nodes[node.id]!
    if (fact.home !== null) return isSame(fact.home, home)
    if (fact.leaf !== null || node.source !== null || taken.at(home) !== undefined) return false
    taken.put(home, node)
    fact.home = home
    return true
  }
  const isHomeless = ({ id }: Node): boolean => {
    const { home, leaf, source } = nodes[id]!
    return home === null && leaf === null && source === null
  }
  return {
    ...{ nodes, isHomeless },
    nodeAt: (id) => nodes[id]!,
    factOf: ({ id }) => nodes[id]!,
    constant,
    settle,
    leaf: (key, leaf, { value, home = null }) => {
      const found = leaves.get(key)
      if (found !== undefined) return found
      const fact = { value, born: nowhere, home, leaf, settled: settledAs(leaf) }
      const made = add({ op: 'leaf', operands: none, isMask: false, source: null }, fact)
      if (home !== null) taken.put(home, made)
      leaves.set(key, made)
      return made
    },
    apply: (op, operands, born) => {
      const { index, of, isMask: always } = operationNamed(op)
      const isMask = always || (op === 'select' && operands[1]!.isMask)
      // of constants alone something is simpler, and nothing else here has a source
      if (hasSource(operands)) {
        const simple = simplest(op, operands, (value) => constant(value, isMask))
        if (simple !== null) return simple
      }
      const found = applied.get(index, operands)
      if (found !== undefined) return found
      const value = of(valueAt(operands, 0), valueAt(operands, 1), valueAt(operands, 2))
      const settled = settledFrom(operands)
      const made =
        isMask && settled === byEnding
          ? constant(value, true)
          : add(
              { op, operands, isMask, source: null },
              { value, born: born(), home: null, leaf: null, settled },
            )
      applied.set(index, operands, made)
      return made
    },
    copy: (of, home) => {
      const { value, settled } = nodes[of.id]!
      const fact = { value, born: home ?? nowhere, home: null, leaf: null, settled }
      const made = add({ op: 'copy', operands: [of], isMask: false, source: null }, fact)
      if (home !== null) precondition(settle(made, home), 'a copy has a cell of its own')
      return made
    },
  }
}

/** What needs no formula; besides what the kernel leaves out: a limit that is infinite limits nothing. */
const simplest = (op: string, operands: readonly Node[], constant: (value: number) => Node): Node | null => {
  if (op === 'mul' && (isFixedAt(operands[0]!, 0) || isFixedAt(operands[1]!, 0))) return constant(0)
  if (op === 'min' || op === 'max') {
    const none = op === 'min' ? Infinity : -Infinity
    if (isFixedAt(operands[0]!, none)) return operands[1]!
    if (isFixedAt(operands[1]!, none)) return operands[0]!
  }
  if (op in operations) return simplified(op, operands, constant)
  const values = operands.flatMap(({ source }) => (source?.kind === 'constant' ? source.value : []))
  return values.length < operands.length ? null : constant(computed(op, values))
}

const isFixedAt = ({ source }: Node, value: number): boolean =>
  source !== null && source.kind === 'constant' && source.value === value
