import type { Live } from '../live.ts'
import type { Block, Node, Program, Statement } from '../program.ts'

/** When values are needed, so that a local serves one after the other. */
export interface Ranges {
  /** inputs to be read before a statement of the body: the first that needs them */
  readonly before: ReadonlyMap<Statement, readonly Node[]>
  /** nodes that nothing needs after a statement of their own block */
  readonly after: ReadonlyMap<Statement, readonly Node[]>
}

/** Ranges of what is kept; what is inline is needed where it is used, and so is what it is made of. */
export const rangesOf = (program: Program, live: Live, isInline: (node: Node) => boolean): Ranges => {
  const [first, last] = [new Map<Node, Statement>(), new Map<Node, Statement>()]
  const current = new Map<Block, Statement>()
  const use = (node: Node): void => {
    if (isInline(node)) {
      node.operands.forEach(use)
      return
    }
    if (node.source?.kind === 'constant') return
    const isInput = node.block === program.inputs
    const statement = current.get(isInput ? program.body : node.block)!
    if (isInput && !first.has(node)) first.set(node, statement)
    last.set(node, statement)
  }
  const visit = (block: Block): void => {
    for (const statement of block) {
      if (!live.has(statement)) continue
      current.set(block, statement)
      if (statement.kind === 'node' && !isInline(statement.node)) statement.node.operands.forEach(use)
      if ('value' in statement) use(statement.value)
      if ('mask' in statement) use(statement.mask)
      if ('body' in statement) visit(statement.body)
    }
  }
  visit(program.body)
  return { before: byStatement(first), after: byStatement(last) }
}

const byStatement = (nodes: ReadonlyMap<Node, Statement>): ReadonlyMap<Statement, readonly Node[]> => {
  const found = new Map<Statement, Node[]>()
  for (const [node, statement] of nodes) {
    const known = found.get(statement)
    if (known === undefined) found.set(statement, [node])
    else known.push(node)
  }
  return found
}

/** How deep the loops of a program stand within each other. */
export const deepestLoop = (block: Block): number =>
  block.reduce(
    (deepest, statement) =>
      'body' in statement
        ? Math.max(deepest, deepestLoop(statement.body) + (statement.kind === 'loop' ? 1 : 0))
        : deepest,
    0,
  )
