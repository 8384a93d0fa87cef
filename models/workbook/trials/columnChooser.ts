import type { Node } from '../../kernel/program.ts'
import type { Graph } from '../cells/graph.ts'

/** Longest formula, in operations, that is written into one cell. */
const longest = 40

/** Operations that come to an error in a cell where the engine has an infinite number. */
const failing: ReadonlySet<string> = new Set(['div', 'log', 'exp', 'pow', 'sqrt', 'normalQuantile', 'mul'])

interface Choosing {
  readonly graph: Graph
  readonly roots: readonly Node[]
  /** by node: how many formulas read it */
  readonly uses: ArrayLike<number>
}

/** Whether a value has a column of its own; asked of one after the other, operands before what is made of them. */
export const columnChooser = ({
  graph,
  roots,
  uses,
}: Choosing): ((node: Node, column: Float64Array) => boolean) => {
  const ends = new Set<Node>(roots)
  const weights = new Map<Node, number>()
  const isShown = (node: Node, column: Float64Array): boolean => {
    const { leaf } = graph.factOf(node)
    if (leaf !== null) return leaf.kind === 'point' || leaf.kind === 'drawn' || leaf.kind === 'loss'
    if (node.source !== null || ends.has(node)) return false
    if (node.op === 'normalQuantile') return true
    const weight = node.operands.reduce((sum, operand) => sum + weights.get(operand)!, 1)
    weights.set(node, weight)
    const isWanted = weight > longest || (uses[node.id]! > 1 && weight > 1)
    return isWanted && !node.isMask && holds(node, column)
  }
  return (node, column) => {
    weights.set(node, 0)
    const shown = isShown(node, column)
    if (shown) weights.set(node, 0)
    return shown
  }
}

/** Whether a cell can hold what a node comes to in every future: no error, which what chooses another branch would not see. */
const holds = ({ op }: Node, column: Float64Array): boolean =>
  column.every((value) => Number.isFinite(value) || (!Number.isNaN(value) && !failing.has(op)))
