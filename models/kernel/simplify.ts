import { operations } from './plain.ts'
import type { Node } from './program.ts'

/** What needs no instruction: constants among themselves, x·1, x + 0 (also where x is −0), a choice already made. */
export const simplified = (
  op: string,
  operands: readonly Node[],
  constant: (value: number) => Node,
): Node | null => {
  const a = operands[0]!
  const b = operands[1] ?? a
  const [first, second] = [fixed(a), fixed(b)]
  const third = operands.length > 2 ? fixed(operands[2]!) : 0
  // a missing operand is no obstacle
  if (first !== null && second !== null && third !== null)
    return constant(operations[op]!(first, operands.length > 1 ? second : 0, third))
  switch (op) {
    case 'select':
      return first === null ? null : first === 0 ? operands[2]! : b
    case 'mul':
      return first === 1 ? b : second === 1 ? a : null
    case 'add':
      return first === 0 ? b : second === 0 ? a : null
    case 'sub':
      return second === 0 ? a : null
    case 'div':
      return second === 1 ? a : null
    case 'and':
      if (first !== null) return first !== 0 ? b : a
      return second === null ? null : second !== 0 ? a : b
    case 'or':
      if (first !== null) return first === 0 ? b : a
      return second === null ? null : second === 0 ? a : b
    default:
      return null
  }
}

const fixed = ({ source }: Node): number | null =>
  source !== null && source.kind === 'constant' ? source.value : null
