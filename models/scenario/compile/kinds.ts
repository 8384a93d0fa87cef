import type { Term, TermOf } from '../schema/terms.ts'
import type { Place } from '../variable.ts'
import type { DealSource } from './grants.ts'
import type { Parts } from './parts.ts'
import { placeOf, placeOr } from './quantities.ts'

/** Path of what a clause needs and nobody wrote: a default, or the chance behind an event. */
export const termPath = ({ origin }: DealSource, term: number, key: string): string =>
  `deals.${origin.id}.terms.${origin.terms[term] ?? 'new'}.${key}`

/** How a clause's quantities become places: those written, and those with a default. */
export const placing = (
  { compiling, source }: Parts,
  term: number,
): {
  readonly place: (quantity: Parameters<typeof placeOf>[1]) => Place
  readonly placed: (quantity: Parameters<typeof placeOr>[1], key: string, value: number) => Place
} => ({
  place: (quantity) => placeOf(compiling, quantity),
  placed: (quantity, key, value) =>
    placeOr(compiling, quantity, { path: termPath(source, term, key), value }),
})

const isKind =
  <Kind extends Term['kind']>(kind: Kind) =>
  (entry: [number, Term]): entry is [number, TermOf<Kind>] =>
    entry[1].kind === kind

/** All clauses of a kind, in the document's order. */
export const all = <Kind extends Term['kind'], Plan>(
  { source }: Parts,
  kind: Kind,
  plan: (term: number, clause: TermOf<Kind>) => Plan,
): readonly Plan[] =>
  [...source.terms.entries()].filter(isKind(kind)).map(([term, clause]) => plan(term, clause))

/** A clause a deal can have once; a second one is a fault that names both. */
export const one = <Kind extends Term['kind'], Plan>(
  parts: Parts,
  kind: Kind,
  plan: (term: number, clause: TermOf<Kind>) => Plan,
): Plan | null => {
  const found = [...parts.source.terms.entries()].filter(isKind(kind))
  const [first, second] = found
  if (first !== undefined && second !== undefined) {
    const pointer = `${parts.source.pointer}/terms/${second[0]}`
    const other = `${parts.source.pointer}/terms/${first[0]}`
    parts.compiling.faults.push({
      kind: 'conflict',
      pointer,
      other,
      expected: `one ${kind}`,
      found: 'a second one',
    })
  }
  return first === undefined ? null : plan(first[0], first[1])
}
