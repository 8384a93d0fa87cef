import type { Deal } from './schema/deal.ts'
import type { Term } from './schema/terms.ts'

/**
 * A deal of the document with something changed, to be valued beside it on the same futures: what it shares with the deal
 * it varies is drawn once.
 */
export interface Variant {
  /** name of the change, unique among the variants that are valued together */
  readonly id: string
  /** place among the document's deals of the one it varies */
  readonly of: number
  readonly deal: Deal
  /** by clause, its place in the deal it varies; null for a new one */
  readonly terms: readonly (number | null)[]
}

type Source = Pick<Variant, 'id' | 'of'> & { readonly deal: Deal }

/** The deal without some of its clauses. */
export const without = ({ id, of, deal }: Source, ...terms: readonly number[]): Variant => ({
  id,
  of,
  deal: { ...deal, terms: deal.terms.filter((_, index) => !terms.includes(index)) },
  terms: deal.terms.flatMap((_, index) => (terms.includes(index) ? [] : [index])),
})

/** The deal with a clause in place of another; its chance events stay the same. */
export const instead = ({ id, of, deal }: Source, term: number, clause: Term): Variant => ({
  id,
  of,
  deal: { ...deal, terms: deal.terms.map((own, index) => (index === term ? clause : own)) },
  terms: deal.terms.map((_, index) => index),
})

/** The deal with one clause more. */
export const having = ({ id, of, deal }: Source, clause: Term): Variant => ({
  id,
  of,
  deal: { ...deal, terms: [...deal.terms, clause] },
  terms: [...deal.terms.map((_, index) => index), null],
})

/** The deal with other grants, rights or risks, and the same clauses. */
export const changed = (
  { id, of, deal }: Source,
  change: Partial<Omit<Deal, 'id' | 'terms' | 'licensee'>>,
): Variant => ({ id, of, deal: { ...deal, ...change }, terms: deal.terms.map((_, index) => index) })
