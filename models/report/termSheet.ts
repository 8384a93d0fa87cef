import type { FieldfareDocument } from '../scenario/schema/document.ts'
import {
  type Clauses,
  type DealInput,
  type Say,
  sayFor,
  type TermInput,
  type TermKind,
} from './clauses/clause.ts'
import { endClauses } from './clauses/ends.ts'
import { feeClauses } from './clauses/fees.ts'
import { grantSentences } from './clauses/grants.ts'
import { optionClauses } from './clauses/options.ts'
import { paymentClauses } from './clauses/payments.ts'
import { rightsSentence } from './clauses/rights.ts'
import { riskSentences } from './clauses/risks.ts'
import { royaltyClauses } from './clauses/royalties.ts'
import { shareClauses } from './clauses/shares.ts'
import { sentence } from './words.ts'

/**
 * One sentence of a term sheet. `kind` is a term's kind, or `grant`, `rights`, `risk`; `index` is its place in the
 * deal's list, null for what is said once (`rights`, and the residual right a deal leaves open).
 */
export interface TermSentence {
  readonly kind: string
  readonly index: number | null
  readonly sentence: string
}

const allClauses: Clauses<TermKind> = {
  ...feeClauses,
  ...royaltyClauses,
  ...shareClauses,
  ...paymentClauses,
  ...endClauses,
  ...optionClauses,
}

/** One clause as a sentence. */
export const clauseInWords = (term: TermInput, say: Say): string => {
  // each entry of the table takes the term of its own kind, which the compiler cannot follow through an index
  const inWords = allClauses[term.kind] as (term: TermInput, say: Say) => string
  return sentence(inWords(term, say))
}

/** Whether a deal says what remains after its term. */
export const isOpen = (deal: DealInput): boolean => !deal.terms.some(({ kind }) => kind === 'residual')

const openSentence =
  'Whether what was learned from the data may be used after the term is left open; valued as if it may not.'

/** A deal in plain sentences, in contract order: grants, terms as they stand, rights, risks. */
export const termSentences = (deal: DealInput, document: FieldfareDocument): readonly TermSentence[] => {
  const say = sayFor(document, deal)
  const numbered = (kind: string, sentences: readonly string[]): TermSentence[] =>
    sentences.map((each, index) => ({ kind, index, sentence: each }))
  return [
    ...numbered('grant', grantSentences(deal, document)),
    ...deal.terms.map((term, index) => ({ kind: term.kind, index, sentence: clauseInWords(term, say) })),
    ...(isOpen(deal) ? [{ kind: 'residual', index: null, sentence: openSentence }] : []),
    { kind: 'rights', index: null, sentence: rightsSentence(deal, document) },
    ...numbered('risk', riskSentences(deal, document)),
  ]
}
