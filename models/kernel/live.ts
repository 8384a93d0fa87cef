import type { Block, LineArray, Node, Program, Statement, Variable } from './program.ts'

/** What of a program its results depend on. */
export interface Live {
  readonly has: (statement: Statement) => boolean
}

/**
 * Marks what outputs and columns depend on, by following reads back to what writes them, hosts among it; the rest is
 * never done. With `all`, every line array and variable is wanted as well, to explain a trial.
 */
export const liveOf = (program: Program, all: boolean): Live => {
  const nodes = new Set<Node>()
  const kept = new Set<Statement>()
  const wanted = new Set<LineArray | Variable>()
  // marked, but not followed yet: sums can be longer than calls can be deep
  const [openNodes, openStatements]: [Node[], Statement[]] = [[], []]
  const { statements, writers, parents, homes } = index(program)
  const keep = (statement: Statement | undefined): void => {
    if (statement === undefined || kept.has(statement)) return
    kept.add(statement)
    openStatements.push(statement)
  }
  const keepNode = (node: Node): void => {
    if (nodes.has(node)) return
    nodes.add(node)
    openNodes.push(node)
  }
  const want = (written: LineArray | Variable): void => {
    if (wanted.has(written)) return
    wanted.add(written)
    for (const statement of writers.get(written) ?? []) keep(statement)
  }
  const follow = (statement: Statement): void => {
    keep(parents.get(statement))
    if ('value' in statement) keepNode(statement.value)
    if ('mask' in statement) keepNode(statement.mask)
    if (statement.kind === 'host') for (const array of statement.host.reads) want(array)
  }
  const followNode = (node: Node): void => {
    keep(homes.get(node))
    if (node.source?.kind === 'array') want(node.source.array)
    if (node.source?.kind === 'variable') want(node.source.variable)
    for (const operand of node.operands) keepNode(operand)
  }
  for (const statement of statements)
    if (statement.kind === 'output' || statement.kind === 'column') keep(statement)
  if (all) for (const written of [...program.arrays, ...program.variables]) want(written)
  while (openStatements.length + openNodes.length > 0) {
    for (let next = openStatements.pop(); next !== undefined; next = openStatements.pop()) follow(next)
    for (let next = openNodes.pop(); next !== undefined; next = openNodes.pop()) followNode(next)
  }
  return {
    has: (statement) => (statement.kind === 'node' ? nodes.has(statement.node) : kept.has(statement)),
  }
}

/** Who writes each array and variable, and in which loop or choice each statement and node stands. */
const index = (program: Program) => {
  const statements: Statement[] = []
  const writers = new Map<LineArray | Variable, Statement[]>()
  const parents = new Map<Statement, Statement>()
  const homes = new Map<Node, Statement>()
  const add = (written: LineArray | Variable, statement: Statement): void => {
    const known = writers.get(written)
    if (known === undefined) writers.set(written, [statement])
    else known.push(statement)
  }
  const visit = (block: Block, parent: Statement | null): void => {
    for (const statement of block) {
      statements.push(statement)
      if (parent !== null) parents.set(statement, parent)
      if (parent !== null && statement.kind === 'node') homes.set(statement.node, parent)
      if (statement.kind === 'variable') add(statement.variable, statement)
      if (statement.kind === 'array') add(statement.array, statement)
      if (statement.kind === 'host') for (const array of statement.host.writes) add(array, statement)
      if ('body' in statement) visit(statement.body, statement)
    }
  }
  visit(program.body, null)
  return { statements, writers, parents, homes }
}
