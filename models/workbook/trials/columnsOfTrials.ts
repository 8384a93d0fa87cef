import type { Node } from '../../kernel/program.ts'
import type { Replay } from './replay.ts'

/** Longest formula, in operations, that is written into one cell. */
const longest = 40

/** Operations that come to an error in a cell where the engine has an infinite number. */
const failing: ReadonlySet<string> = new Set(['div', 'log', 'exp', 'pow', 'sqrt', 'normalQuantile', 'mul'])

/** Which values have a column of their own, operands before what is made of them. */
export const columnsOfTrials = ({ graph, columns, roots }: Replay): readonly Node[] => {
  const nodes = [...columns.keys()]
  const uses = new Map<Node, number>()
  for (const node of nodes)
    for (const operand of node.operands) uses.set(operand, (uses.get(operand) ?? 0) + 1)
  const ends = new Set<Node>(Object.values(roots))
  const weights = new Map<Node, number>()
  const isShown = (node: Node): boolean => {
    const { leaf } = graph.factOf(node)
    if (leaf !== null) return leaf.kind === 'point' || leaf.kind === 'drawn' || leaf.kind === 'loss'
    if (node.source !== null || ends.has(node)) return false
    if (node.op === 'normalQuantile') return true
    const weight = node.operands.reduce((sum, operand) => sum + weights.get(operand)!, 1)
    weights.set(node, weight)
    const isWanted = weight > longest || ((uses.get(node) ?? 0) > 1 && weight > 1)
    return isWanted && !node.isMask && holds(node, columns.get(node)!)
  }
  return nodes.filter((node) => {
    weights.set(node, 0)
    const shown = isShown(node)
    if (shown) weights.set(node, 0)
    return shown
  })
}

/** Whether a cell can hold what a node comes to in every future: no error, which what chooses another branch would not see. */
const holds = ({ op }: Node, column: Float64Array): boolean =>
  column.every((value) => Number.isFinite(value) || (!Number.isNaN(value) && !failing.has(op)))
