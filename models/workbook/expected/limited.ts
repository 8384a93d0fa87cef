import type { Node } from '../../kernel/program.ts'
import type { Script } from '../../simulate/deal/script.ts'
import type { LawPart } from '../family.ts'
import { sharedNumbers } from '../sharedNumbers.ts'

/** What of a loss stands in cells: its mean, and how much of it is borne at a share and up to a limit. */
export interface LossCells {
  readonly mean: Node
  /** E[min(share·X, room)] for a share and a room above 0 */
  readonly limited: (share: Node, room: Node) => Node
}

/**
 * Limited expected values of any law with closed parts: share·(E[X; X ≤ l] + l·P(X > l)), l = room/share (Klugman, Panjer,
 * Willmot, Loss Models, section 3.1). The numbers that the document gives stand as figures below the working; null where an
 * average over points is needed.
 */
export const lossCells = (
  tell: (label: string, value: number) => Node,
  { $ }: Pick<Script, '$'>,
  law: LawPart,
): LossCells | null => {
  const { curves, mean } = law
  const isClosed = law.derived.every(([, formula]) => typeof formula === 'function')
  if (typeof mean !== 'function' || curves?.partial == null || !isClosed) return null
  const { cdf, partial } = curves
  const kind = law.words.split(':')[0]
  const given = new Map(law.given)
  const derived = new Map(law.derived)
  const made = new Map<string, Node>()
  const figure = (label: string, value: number): Node => {
    const words = `loss of one event, ${kind}: ${label}`
    return tell(words, value)
  }
  const make = (label: string): Node => {
    const value = given.get(label) ?? sharedNumbers[label]
    if (value !== undefined) return figure(label, value)
    const formula = derived.get(label)
    return typeof formula === 'function' ? formula($, of) : figure(label, Number.NaN)
  }
  const of = (label: string): Node => {
    const found = made.get(label) ?? make(label)
    made.set(label, found)
    return found
  }
  return {
    mean: mean($, of),
    limited: (share, room) => {
      const most = $`${room} / ${share}`
      return $`${share} * (${partial($, most, of)} + ${most} * (1 - ${cdf($, most, of)}))`
    },
  }
}
