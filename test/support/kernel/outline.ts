import type { Block, Program, Statement } from '../../../models/kernel/program.ts'

/** Statements in order; of a loop or a choice, its name and then what stands inside. */
export type Outline = readonly (string | Outline)[]

/** What a program does, statement by statement; only those that are wanted. */
export const outlineOf = (
  { body }: Program,
  isWanted: (statement: Statement) => boolean = () => true,
): Outline => {
  const visit = (block: Block): Outline =>
    block.filter(isWanted).map((statement) => {
      if ('body' in statement) return [statement.kind, ...visit(statement.body)]
      if (statement.kind !== 'node') return statement.kind
      const { op, source } = statement.node
      return source === null ? op : `read ${source.kind}`
    })
  return visit(body)
}
