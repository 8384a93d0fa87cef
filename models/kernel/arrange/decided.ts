import { operations } from '../plain.ts'
import type { Node } from '../program.ts'
import type { Scopes } from '../scopes.ts'

const comparisons: ReadonlySet<string> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne'])

/**
 * What needs no operation now that more is known: of constants, of a choice that is made, and a comparison of a choice
 * between two numbers with a third, which is the mask of the choice or its opposite. Exact, also for −0 and NaN.
 */
export const decided = (
  op: string,
  operands: readonly Node[],
  constant: (value: number, isMask: boolean) => Node,
  scopes: Pick<Scopes, 'compute'>,
): Node | null => {
  const [a, b] = operands as [Node, Node]
  if (op === 'select') {
    const chosen = numberOf(a)
    return chosen === null ? null : operands[chosen === 0 ? 2 : 1]!
  }
  if (!comparisons.has(op) || a.op !== 'select') return null
  const [mask, yes, no] = a.operands as [Node, Node, Node]
  const [ifYes, ifNo, other] = [numberOf(yes), numberOf(no), numberOf(b)]
  if (ifYes === null || ifNo === null || other === null) return null
  const compare = operations[op]!
  const [then, otherwise] = [compare(ifYes, other, 0), compare(ifNo, other, 0)]
  if (then === otherwise) return constant(then, true)
  return then === 1 ? mask : scopes.compute('not', [mask], true)
}

const numberOf = ({ source }: Node): number | null => (source?.kind === 'constant' ? source.value : null)
