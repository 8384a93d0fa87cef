import type { Node } from '../../kernel/program.ts'
import type { Graph } from './graph.ts'

/** Longest formula, in operations, that is written into one cell. */
const longest = 40

/**
 * Gives a cell to what several formulas read and to what would make a formula too long, and tells which cells the roots
 * need, operands before what is made of them.
 */
export const placed = (graph: Graph, roots: readonly Node[]): readonly Node[] => {
  const needed = reachable(graph, roots)
  const { nodes } = graph
  const uses = new Int32Array(nodes.length)
  for (const { id, operands } of nodes)
    if (needed[id] === 1) for (const operand of operands) uses[operand.id]!++
  const weights = new Int32Array(nodes.length)
  for (const node of nodes) {
    const { id, operands } = node
    if (needed[id] === 0) continue
    let weight = operands.length > 0 ? 1 : 0
    for (const operand of operands) weight += weights[operand.id]!
    const isShared = uses[id]! > 1 && weight > 1
    if ((isShared || weight > longest) && settles(graph, node)) weight = 0
    weights[id] = graph.factOf(node).home === null ? weight : 0
  }
  return nodes.filter((node) => needed[node.id] === 1 && graph.factOf(node).home !== null)
}

const settles = (graph: Graph, node: Node): boolean => {
  const { born, value, home } = graph.factOf(node)
  if (home !== null) return true
  return !node.isMask && Number.isFinite(value) && graph.settle(node, born)
}

/** By node: 1 of what the roots are made of. */
export const reachable = ({ nodes }: Graph, roots: readonly Node[]): Uint8Array => {
  const needed = new Uint8Array(nodes.length)
  for (const { id } of roots) needed[id] = 1
  for (let id = nodes.length - 1; id >= 0; id--)
    if (needed[id] === 1) for (const operand of nodes[id]!.operands) needed[operand.id] = 1
  return needed
}
