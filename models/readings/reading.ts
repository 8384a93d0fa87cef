import type { Deal } from '../scenario/schema/deal.ts'
import type { Term, TermOf } from '../scenario/schema/terms.ts'
import { instead, type Variant } from '../scenario/variant.ts'

/** One way in which a deal could be read as well. */
export interface Reading {
  /** place of the clause; null for the deal as a whole */
  readonly term: number | null
  readonly kind: string
  readonly switch: string
  readonly now: string
  readonly other: string
  /** whether the document says how it is read */
  readonly stated: boolean
  /** the question between the readings, in a sentence */
  readonly text: string
  readonly variant: Variant
}

/** A deal that is looked at, and its place among the document's deals. */
export interface Looked {
  readonly deal: Deal
  readonly of: number
}

/** The other values of one switch of a clause, each with what it means. */
interface Switch<Kind extends Term['kind'], Value extends string | boolean | number> {
  readonly key: string
  /** the value as written; undefined where the usual reading is taken */
  readonly written: Value | undefined
  readonly usual: Value
  readonly others: readonly Value[]
  readonly text: string
  readonly change: (value: Value) => TermOf<Kind>
}

/** The readings that a switch of a clause leaves: every other value, valued in place of the present one. */
export const readingsOfSwitch = <Kind extends Term['kind'], Value extends string | boolean | number>(
  { deal, of }: Looked,
  term: number,
  { key, written, usual, others, text, change }: Switch<Kind, Value>,
): readonly Reading[] => {
  const now = written ?? usual
  return [usual, ...others]
    .filter((other) => other !== now)
    .map((other) => ({
      term,
      kind: deal.terms[term]!.kind,
      switch: key,
      now: String(now),
      other: String(other),
      stated: written !== undefined,
      text,
      variant: instead({ id: `${term}.${key}.${other}`, of, deal }, term, change(other)),
    }))
}
