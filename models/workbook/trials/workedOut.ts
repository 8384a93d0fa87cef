import type { Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'
import type { Frame } from '../../simulate/frame.ts'
import type { Graph } from '../cells/graph.ts'
import { operationOf } from '../cells/operations.ts'
import { reachable } from '../cells/placing.ts'

/** Losses of both parties by period and future. */
export type Losses = Readonly<Record<'ours' | 'theirs', readonly Float64Array[]>>

interface Working {
  readonly frame: Frame
  readonly trials: number
  readonly losses: Losses
  readonly points: (place: Place) => Float64Array
}

/** What every node comes to in each future. */
export const columnsOf = (
  graph: Graph,
  roots: readonly Node[],
  working: Working,
): ReadonlyMap<Node, Float64Array> => {
  const { frame, trials, losses, points } = working
  const needed = reachable(graph, roots)
  const columns = new Map<Node, Float64Array>()
  for (const node of graph.nodes) {
    if (needed[node.id] === 0) continue
    const { leaf, value } = graph.factOf(node)
    if (leaf?.kind === 'point') columns.set(node, points(leaf.place))
    else if (leaf?.kind === 'drawn') columns.set(node, frame.values[leaf.place]!.slice(0, trials))
    else if (leaf?.kind === 'loss') columns.set(node, losses[leaf.party][leaf.k]!)
    else if (node.operands.length === 0) columns.set(node, new Float64Array(trials).fill(value))
    else columns.set(node, appliedTo(node, columns, trials))
  }
  return columns
}

const appliedTo = (node: Node, columns: ReadonlyMap<Node, Float64Array>, trials: number): Float64Array => {
  const of = operationOf(node.op)
  const [a, b, c] = node.operands.map((operand) => columns.get(operand)!)
  const out = new Float64Array(trials)
  for (let i = 0; i < trials; i++) out[i] = of(a![i]!, b?.[i] ?? 0, c?.[i] ?? 0)
  return out
}
