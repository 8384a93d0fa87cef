import type { Live } from '../live.ts'
import type { Block, Node, Program } from '../program.ts'

/** A formula is worked out on the stack so many operations deep; what is deeper waits in a place of its own. */
const deepest = 100

/** A function has at most 50,000 locals. Of more inputs than this none is kept: each is read where it is used. */
const mostInputs = 10_000

/** Whether a node is worked out where it is used, instead of being kept: one use, in its own block, nothing that changes. */
export const inlineOf = (program: Program, live: Live): ((node: Node) => boolean) => {
  const users = usersOf(program, live)
  const depths = new Map<Node, number>()
  const depthOf = (node: Node): number => depths.get(node) ?? 0
  const isAlone = (node: Node): boolean => {
    const own = users.get(node)
    return own?.length === 1 && own[0] === node.block
  }
  const visit = (block: Block): void => {
    for (const statement of block) {
      if (!live.has(statement)) continue
      if ('body' in statement) visit(statement.body)
      if (statement.kind !== 'node') continue
      const { node } = statement
      const depth = 1 + node.operands.reduce((most, operand) => Math.max(most, depthOf(operand)), 0)
      const changes = node.source?.kind === 'variable' || node.source?.kind === 'array'
      if (isAlone(node) && !changes && depth <= deepest) depths.set(node, depth)
    }
  }
  visit(program.inputs)
  visit(program.body)
  const isRead = program.inputs.length > mostInputs
  return (node) => depths.has(node) || (isRead && node.block === program.inputs)
}

/** The blocks in which each node is used, once for each use. */
const usersOf = (program: Program, live: Live): ReadonlyMap<Node, readonly Block[]> => {
  const users = new Map<Node, Block[]>()
  const use = (node: Node, block: Block): void => {
    const known = users.get(node)
    if (known === undefined) users.set(node, [block])
    else known.push(block)
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
  return users
}
