import type { Deal } from '../scenario/schema/deal.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Licensee } from '../scenario/schema/parties.ts'
import type { Variant } from '../scenario/variant.ts'

/** How much a finding matters: know it, think about it, do not sign before it is settled. */
export type Severity = 'info' | 'caution' | 'serious'

/** A deal under review, within its document. */
export interface Reviewed {
  readonly document: ReadDocument
  readonly deal: Deal
  /** place among the document's deals */
  readonly index: number
  readonly licensee: Licensee
}

/** A changed deal whose worth, less that of the deal itself, is the money of a finding. */
export interface Change {
  /** what is changed, in words that follow "with" */
  readonly words: string
  readonly make: (source: Pick<Variant, 'id' | 'of'> & { readonly deal: Deal }) => Variant
}

/** One place that a rule finds fault with. */
export interface Hit {
  readonly severity: Severity
  /** index of the clause it concerns, null where that is no single clause */
  readonly term: number | null
  /** JSON pointer of what it concerns, where that is not the clause or the list of clauses */
  readonly pointer?: string
  /** what, why it matters, what to write instead */
  readonly text: string
  readonly change?: Change | undefined
}

/** A rule of the review (domain page, section 6.4): a pure function of a deal and its document. */
export interface Rule {
  readonly id: string
  readonly find: (reviewed: Reviewed) => readonly Hit[]
}

/** A hit of a rule, with its place written out. */
export interface Finding extends Omit<Hit, 'pointer'> {
  readonly rule: string
  readonly pointer: string
}

/** Where a hit stands. */
export const placeOfHit = ({ index }: Reviewed, { pointer, term }: Hit): string =>
  pointer ?? `/deals/${index}/terms${term === null ? '' : `/${term}`}`
