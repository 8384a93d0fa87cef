import type { Live } from '../live.ts'
import type { Block, Node, Program } from '../program.ts'

/** Whether a node is worked out where it is used, instead of being kept: one use, in its own block, nothing that changes. */
export const inlineOf = (program: Program, live: Live): ((node: Node) => boolean) => {
  const users = new Map<Node, Block>()
  const uses = new Map<Node, number>()
  const use = (node: Node, block: Block): void => {
    users.set(node, block)
    uses.set(node, (uses.get(node) ?? 0) + 1)
  }
  const visit = (block: Block): void => {
    for (const statement of block) {
      if (!live.has(statement)) continue
      if (statement.kind === 'node') for (const operand of statement.node.operands) use(operand, block)
      if ('value' in statement) use(statement.value, block)
      if ('mask' in statement) use(statement.mask, block)
      if ('body' in statement) visit(statement.body)
    }
  }
  visit(program.inputs)
  visit(program.body)
  return (node) =>
    uses.get(node) === 1 &&
    users.get(node) === node.block &&
    node.source?.kind !== 'variable' &&
    node.source?.kind !== 'array'
}

/** Number of loops of a program. */
export const loopsIn = (block: Block): number =>
  block.reduce(
    (sum, statement) =>
      ('body' in statement ? sum + loopsIn(statement.body) : sum) + (statement.kind === 'loop' ? 1 : 0),
    0,
  )
