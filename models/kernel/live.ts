import type { Block, LineArray, Node, Program, Statement, Variable } from './program.ts'

/** What of a program its results depend on. */
export interface Live {
  readonly nodes: ReadonlyMap<Node, number>
  readonly has: (statement: Statement) => boolean
}

/**
 * Marks what outputs, columns and host calls depend on, by following reads back to what writes them; the rest is never done.
 * The map counts how often a node is used. With `all`, every line array and variable is wanted as well, to explain a
 * trial.
 */
export const liveOf = (program: Program, all: boolean): Live => {
  const nodes = new Map<Node, number>()
  const kept = new Set<Statement>()
  const wanted = new Set<LineArray | Variable>()
  const { writers, parents } = index(program)
  const visitNode = (node: Node): void => {
    const uses = nodes.get(node) ?? 0
    nodes.set(node, uses + 1)
    if (uses > 0) return
    const { source } = node
    if (source?.kind === 'array') want(source.array)
    if (source?.kind === 'variable') want(source.variable)
    for (const operand of node.operands) visitNode(operand)
  }
  const want = (written: LineArray | Variable): void => {
    if (wanted.has(written)) return
    wanted.add(written)
    for (const statement of writers.get(written) ?? []) keep(statement)
  }
  const keep = (statement: Statement): void => {
    if (kept.has(statement)) return
    kept.add(statement)
    if ('value' in statement) visitNode(statement.value)
    if ('mask' in statement) visitNode(statement.mask)
    if (statement.kind === 'host') for (const array of statement.host.reads) want(array)
    const parent = parents.get(statement)
    if (parent !== undefined) keep(parent)
  }
  for (const statement of [...program.body, ...parents.keys()])
    if (statement.kind === 'output' || statement.kind === 'column') keep(statement)
  if (all) for (const written of [...program.arrays, ...program.variables]) want(written)
  // the block a live node stands in is needed as well
  for (let before = -1; before !== nodes.size; ) {
    before = nodes.size
    for (const [statement, parent] of parents)
      if (statement.kind === 'node' && nodes.has(statement.node)) keep(parent)
  }
  return {
    nodes,
    has: (statement) => (statement.kind === 'node' ? nodes.has(statement.node) : kept.has(statement)),
  }
}

/** Who writes each array and variable, and in which loop or choice each statement stands. */
const index = (program: Program) => {
  const writers = new Map<LineArray | Variable, Statement[]>()
  const parents = new Map<Statement, Statement>()
  const add = (written: LineArray | Variable, statement: Statement): void => {
    const known = writers.get(written)
    if (known === undefined) writers.set(written, [statement])
    else known.push(statement)
  }
  const visit = (block: Block, parent: Statement | null): void => {
    for (const statement of block) {
      if (parent !== null) parents.set(statement, parent)
      if (statement.kind === 'variable') add(statement.variable, statement)
      if (statement.kind === 'array') add(statement.array, statement)
      if (statement.kind === 'host') for (const array of statement.host.writes) add(array, statement)
      if ('body' in statement) visit(statement.body, statement)
    }
  }
  visit(program.body, null)
  return { writers, parents }
}
