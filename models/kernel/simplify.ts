import { operations } from './plain.ts'
import type { Node } from './program.ts'

/** What needs no instruction: constants among themselves, x·1, x + 0 (also where x is −0), a choice already made. */
export const simplified = (
  op: string,
  operands: readonly Node[],
  constant: (value: number) => Node,
): Node | null => {
  const [a, b, c] = operands as [Node, Node, Node | undefined]
  const values = [fixed(a), fixed(b), fixed(c)] as const
  const isAll = operands.every(isFixed)
  if (isAll) return constant(operations[op]!(values[0]!, values[1] ?? 0, values[2] ?? 0))
  if (op === 'select') return values[0] === null ? null : values[0] === 0 ? c! : b
  if (op === 'mul') return values[0] === 1 ? b : values[1] === 1 ? a : null
  if (op === 'add') return values[0] === 0 ? b : values[1] === 0 ? a : null
  if (op === 'sub' || op === 'div') return values[1] === (op === 'div' ? 1 : 0) ? a : null
  if (op === 'and') return values[0] === null && values[1] === null ? null : chosen(values, operands, 1)
  if (op === 'or') return values[0] === null && values[1] === null ? null : chosen(values, operands, 0)
  return null
}

const isFixed = ({ source }: Node): boolean => source?.kind === 'constant'

const fixed = (node: Node | undefined): number | null =>
  node?.source?.kind === 'constant' ? node.source.value : null

/** Of a mask and a fixed one: the other where the fixed one is neutral, else the fixed one. */
const chosen = (values: readonly (number | null)[], [a, b]: readonly Node[], neutral: 0 | 1): Node => {
  const [fixed, fixedNode, other] = values[0] === null ? [values[1]!, b!, a!] : [values[0]!, a!, b!]
  return (fixed !== 0 ? 1 : 0) === neutral ? other : fixedNode
}
