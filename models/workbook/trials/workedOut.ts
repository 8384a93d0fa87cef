import type { Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Frame } from '../../simulate/frame.ts'
import type { Fact, Graph } from '../cells/graph.ts'
import { operationOf } from '../cells/operations.ts'
import { reachable } from '../cells/placing.ts'
import { columnChooser } from './columnChooser.ts'

/** Losses of both parties by period and future. */
export type Losses = Readonly<Record<'ours' | 'theirs', readonly Float64Array[]>>

interface Working {
  readonly frame: Frame
  readonly trials: number
  readonly losses: Losses
  readonly points: (place: Place) => Float64Array
}

export interface WorkedOut {
  /** which values have a column of their own, operands before what is made of them */
  readonly shown: readonly Node[]
  /** what those and the roots come to in each future */
  readonly columns: ReadonlyMap<Node, Float64Array>
  /** leaves of which the roots are made */
  readonly leaves: readonly Fact['leaf'][]
}

/**
 * Works a deal out in all futures, value by value. Of what has no column of its own the numbers are given up after the last
 * formula that reads them: most values are such, and would take ten times the room of those that are shown.
 */
export const workedOut = (graph: Graph, roots: readonly Node[], working: Working): WorkedOut => {
  const needed = reachable(graph, roots)
  const nodes = graph.nodes.filter(({ id }) => needed[id] === 1)
  const uses = usesOf(graph, nodes)
  const isShown = columnChooser({ graph, roots, uses })
  const kept = new Set<Node>(roots)
  const left = uses.slice()
  const room = createRoom(working.trials)
  const columns = new Map<Node, Float64Array>()
  const shown: Node[] = []
  for (const node of nodes) {
    const column = givenTo(graph, node, working) ?? appliedTo(node, columns, room.take())
    columns.set(node, column)
    if (isShown(node, column)) {
      shown.push(node)
      kept.add(node)
    }
    for (const operand of node.operands) {
      left[operand.id]!--
      if (left[operand.id]! > 0 || kept.has(operand)) continue
      if (operand.operands.length > 0) room.giveBack(columns.get(operand)!)
      columns.delete(operand)
    }
  }
  return { shown, columns, leaves: nodes.map((node) => graph.factOf(node).leaf) }
}

const usesOf = ({ nodes: all }: Graph, nodes: readonly Node[]): Int32Array => {
  const uses = new Int32Array(all.length)
  for (const { operands } of nodes) for (const { id } of operands) uses[id]!++
  return uses
}

/** What is not worked out of others; null of what is. */
const givenTo = (
  graph: Graph,
  node: Node,
  { frame, trials, losses, points }: Working,
): Float64Array | null => {
  const { leaf, value } = graph.factOf(node)
  if (leaf?.kind === 'point') return points(leaf.place)
  if (leaf?.kind === 'drawn') return frame.values[leaf.place]!.slice(0, trials)
  if (leaf?.kind === 'loss') return losses[leaf.party][leaf.k]!
  return node.operands.length === 0 ? new Float64Array(trials).fill(value) : null
}

const appliedTo = (node: Node, columns: ReadonlyMap<Node, Float64Array>, out: Float64Array): Float64Array => {
  const of = operationOf(node.op)
  const [a, b, c] = node.operands.map((operand) => columns.get(operand)!)
  for (let i = 0; i < out.length; i++) out[i] = of(a![i]!, b?.[i] ?? 0, c?.[i] ?? 0)
  return out
}

/** Columns that are used again once nobody reads them: collecting them is left to chance otherwise. */
const createRoom = (trials: number) => {
  const free: Float64Array[] = []
  return {
    take: (): Float64Array => free.pop() ?? new Float64Array(trials),
    giveBack: (column: Float64Array): void => void free.push(column),
  }
}
