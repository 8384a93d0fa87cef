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
  const uses = new Map<Node, number>()
  for (const node of graph.nodes)
    if (needed.has(node)) for (const operand of node.operands) uses.set(operand, (uses.get(operand) ?? 0) + 1)
  const weights = new Map<Node, number>()
  for (const node of graph.nodes) {
    if (!needed.has(node)) continue
    const weight = node.operands.reduce(
      (sum, operand) => sum + (weights.get(operand) ?? 0),
      node.operands.length > 0 ? 1 : 0,
    )
    const isShared = (uses.get(node) ?? 0) > 1 && weight > 1
    weights.set(node, (isShared || weight > longest) && settles(graph, node) ? 0 : weight)
    if (graph.factOf(node).home !== null) weights.set(node, 0)
  }
  return graph.nodes.filter((node) => needed.has(node) && graph.factOf(node).home !== null)
}

const settles = (graph: Graph, node: Node): boolean => {
  const { born, value, home } = graph.factOf(node)
  if (home !== null) return true
  return !node.isMask && Number.isFinite(value) && graph.settle(node, born)
}

export const reachable = (graph: Graph, roots: readonly Node[]): ReadonlySet<Node> => {
  const needed = new Set(roots)
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!
    if (needed.has(node)) for (const operand of node.operands) needed.add(operand)
  }
  return needed
}
