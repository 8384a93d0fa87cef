import { precondition } from '../units/precondition.ts'
import { placesOf } from './indices.ts'
import { checkCall } from './plain.ts'
import type { Index, Loop, Node } from './program.ts'

/** A number where one belongs: in memory and among the bits of a processor a mask is none. */
export const numeric = (node: Node): Node => {
  precondition(!node.isMask, 'a mask is no number')
  return node
}

const logical: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/** Refuses an operation that does not exist, has not its operands, or mixes numbers with masks. */
export const checkFormula = (op: string, operands: readonly Node[]): void => {
  checkCall(op, operands.length)
  const [a, b, c] = operands
  const fits =
    op === 'select'
      ? a!.isMask && b!.isMask === c!.isMask
      : operands.every(({ isMask }) => isMask === logical.has(op))
  precondition(fits, `${op} takes masks for numbers or numbers for masks`)
}

/** Refuses a place outside of its loop, or of what it is a place in. */
export const checkPlace = (index: Index, isOpen: (loop: Loop) => boolean, length: number): void => {
  if (index.kind !== 'fixed') {
    const loop = index.kind === 'loop' ? index.loop : index.of
    precondition(isOpen(loop), 'an index is used outside of its loop')
  }
  const fits = placesOf(index).every((place) => Number.isInteger(place) && place >= 0 && place < length)
  precondition(fits, `a place is outside of ${length}`)
}
