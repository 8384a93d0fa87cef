import type { Note } from '../../scenario/note.ts'
import type { Asked } from '../clauses.ts'

/** The uses of a deal as tokens of RSL; null where nothing is restricted. */
export interface Usage {
  readonly tokens: readonly string[] | null
  readonly notes: readonly Note[]
}

/** Section 3.4.1.1: what each token covers, in the words of a grant. */
export const usesOfToken: Readonly<Record<string, readonly string[]>> = {
  'ai-train': ['training', 'fine-tuning'],
  'ai-input': ['retrieval'],
}

/**
 * The uses that any grant of a deal allows. A token is written where one of its uses is granted, and a note says what it
 * covers beyond; uses without a token are left out. A deal in which one grant allows any use restricts none.
 */
export const usageOf = ({ deal, pointer }: Asked): Usage => {
  const lists = deal.grants.map(({ uses = [] }) => uses)
  if (lists.some((uses) => uses.length === 0)) {
    const text = 'The deal names no uses, so the licence is for any.'
    return { tokens: null, notes: [{ pointer: `${pointer}/grants`, text }] }
  }
  const granted = new Set<string>(lists.flat())
  const tokens = Object.keys(usesOfToken).filter((token) =>
    usesOfToken[token]?.some((use) => granted.has(use)),
  )
  const covered = new Set(tokens.flatMap((token) => usesOfToken[token] ?? []))
  const beyond = [...covered].filter((use) => !granted.has(use))
  const without = [...granted].filter((use) => !covered.has(use))
  return {
    tokens,
    notes: [
      ...beyond.map((use) => ({
        pointer: `${pointer}/grants`,
        text: `RSL cannot leave out ${use}: its word for what is granted covers that too.`,
      })),
      ...without.map((use) => ({
        pointer: `${pointer}/grants`,
        text: `RSL has no word for the use ${use}.`,
      })),
    ],
  }
}
