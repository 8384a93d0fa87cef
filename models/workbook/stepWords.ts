import type { Node } from '../kernel/program.ts'
import type { Graph } from './cells/graph.ts'

const ways: Readonly<Record<string, string>> = {
  add: 'sum',
  sub: 'difference',
  mul: 'product',
  div: 'quotient',
  min: 'lesser',
  max: 'greater',
  select: 'choice',
  exp: 'exponential',
  log: 'logarithm',
  pow: 'power',
  normalCdf: 'normal probability',
}

interface Steps {
  readonly graph: Graph
  /** what has a cell or is made into one, operands before what is made of them */
  readonly roots: readonly Node[]
  /** what a node is called where somebody knows it */
  readonly nameOf: (node: Node) => string | null
  /** the row or column that a node stands in; null of one that is spelled inside others */
  readonly standsIn: (node: Node) => string | null
  /** the path of a quantity */
  readonly pathOf: (node: Node) => string | null
}

/**
 * What steps are that nobody named: which named figure they lead to, how they are made, and the quantities they read. A step
 * leads to the last figure that is written with it.
 */
export const stepWords = ({ graph, roots, nameOf, standsIn, pathOf }: Steps): ReadonlyMap<string, string> => {
  // as long as it will be: one that is begun at its end is looked up like a dictionary
  const towards = new Array<string | undefined>(graph.nodes.length)
  for (const { id } of roots) towards[id] = 'the result'
  const words = new Map<string, string>()
  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = graph.nodes[id]!
    const [known, leads] = [nameOf(node), towards[id]]
    if (known === null && leads === undefined) continue
    const at = standsIn(node)
    if (known === null && at !== null && !words.has(at))
      words.set(at, told(node, leads!, { standsIn, pathOf }))
    for (const operand of node.operands) towards[operand.id] ??= known ?? leads
  }
  return words
}

const mostRead = 2

const told = (
  node: Node,
  leads: string,
  { standsIn, pathOf }: Pick<Steps, 'standsIn' | 'pathOf'>,
): string => {
  const read = new Set<string>()
  const look = (of: Node, depth: number): void => {
    for (const operand of of.operands) {
      const path = pathOf(operand)
      if (path !== null) read.add(path)
      else if (standsIn(operand) === null && depth < 8) look(operand, depth + 1)
    }
  }
  look(node, 0)
  const some = [...read].slice(0, mostRead).join(', ')
  const more = read.size > mostRead ? ` and ${read.size - mostRead} more` : ''
  return `Towards ${leads}: ${ways[node.op] ?? 'step'}${some === '' ? '' : ` of ${some}${more}`}`
}
