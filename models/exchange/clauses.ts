import type { DealInput, TermInput, TermInputOf } from '../report/clauses/clause.ts'
import { constantOf } from '../report/quantity.ts'
import { type TermSentence, termSentences } from '../report/termSheet.ts'
import type { Note } from '../scenario/note.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'

/** A deal that is to be priced elsewhere, with its document and where it stands there. */
export interface Asked {
  readonly document: FieldfareDocument
  readonly deal: DealInput
  /** JSON pointer of the deal */
  readonly pointer: string
}

/** A clause of a deal with its place and the sentence of the term sheet. */
export interface Clause {
  readonly term: TermInput
  readonly pointer: string
  readonly sentence: string
}

export const clausesOf = ({ document, deal, pointer }: Asked): readonly Clause[] => {
  const sentences = termSentences(deal, document)
  return deal.terms.map((term, index) => ({
    term,
    pointer: `${pointer}/terms/${index}`,
    sentence: sentenceOf(sentences, term.kind, index),
  }))
}

/** What each grant says, as a note: a price list elsewhere has no words for fields, years or exclusivity. */
export const grantNotes = (asked: Asked, language: string): readonly Note[] => {
  const sentences = termSentences(asked.deal, asked.document)
  return asked.deal.grants.map((_, index) => ({
    pointer: `${asked.pointer}/grants/${index}`,
    text: `${language} does not say field, territory, exclusivity, years and updates: ${sentenceOf(sentences, 'grant', index)}`,
  }))
}

const sentenceOf = (sentences: readonly TermSentence[], kind: string, index: number): string =>
  sentences.find((each) => each.kind === kind && each.index === index)?.sentence ?? ''

/** A clause that is left out altogether. */
export const leftOut = ({ pointer, sentence }: Clause, why: string): Note => ({
  pointer,
  text: `${why}: ${sentence}`,
})

/** The one price of a usage fee, or why it has none that is one number. */
export const unitPrice = ({ tiers }: TermInputOf<'usageFee'>): number | string => {
  const [first, ...more] = tiers
  if (first === undefined || more.length > 0) return 'one price for every unit, not steps'
  if (first.upTo !== undefined) return 'a price for every unit, not for the first ones'
  if (first.fee !== undefined || first.price === undefined)
    return 'a price for every unit, without a flat fee'
  return constantOf(first.price) ?? 'a price that is one number'
}
