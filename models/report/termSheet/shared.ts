import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { QuantityInput } from '../../scenario/schema/quantity.ts'
import { type DealInput, type Say, sayFor, type TermInput } from '../clauses/clause.ts'
import { grantSentences } from '../clauses/grants.ts'
import { rightsSentence } from '../clauses/rights.ts'
import { liabilitySentences } from '../clauses/risks.ts'
import { percent } from '../figures.ts'
import { constantOf, isGiven } from '../quantity.ts'
import { clauseInWords, isOpen } from '../termSheet.ts'
import { sentence } from '../words.ts'
import { sharedClauses } from './sharedClauses.ts'

/** The clauses of a deal as both parties may read them, by group. */
export interface SharedSheet {
  readonly grants: readonly string[]
  readonly terms: readonly string[]
  readonly rights: readonly string[]
  readonly risks: readonly string[]
}

const deliveries: Readonly<Record<NonNullable<DealInput['delivery']>, string>> = {
  copy: 'The licensee receives a copy of the data.',
  enclave: 'The data are used in an enclave; no copy of them is handed over.',
  federated: 'The data stay where they are and are worked on there; no copy of them is handed over.',
}

const deliverySentences = ({ delivery }: DealInput): readonly string[] =>
  delivery === undefined ? [] : [deliveries[delivery]]

const unsettled = '[to be agreed]'

/**
 * A deal in plain sentences from which no figure of one side can be read: what is agreed is a number and is said; what the
 * document draws or reckons is "to be agreed"; how likely, how large or how late anything is expected to be is left out.
 */
export const sharedSheet = (deal: DealInput, document: FieldfareDocument): SharedSheet => {
  const say = sharedSay(document, deal)
  return {
    grants: [...grantSentences(deal, document), ...deliverySentences(deal)],
    terms: [
      ...deal.terms.map((term) => sharedClause(term, say)),
      ...(isOpen(deal)
        ? ['Whether what was learned from the data may be used after the term is left open.']
        : []),
    ],
    rights: [rightsSentence(settledRights(deal), document)],
    risks: liabilitySentences(deal, document),
  }
}

/** Says constants, and calls all else open. */
const sharedSay = (document: FieldfareDocument, deal: DealInput): Say => {
  const { currency, money, share, rate, plain, ownMoney } = sayFor(document, deal)
  const known = (inWords: (quantity: QuantityInput) => string) => (quantity: QuantityInput) =>
    constantOf(quantity) === null ? unsettled : inWords(quantity)
  return {
    document,
    currency,
    money: known(money),
    ownMoney: known(ownMoney),
    share: (quantity) => shareOf(quantity, share),
    rate: known(rate),
    plain: known(plain),
  }
}

const shareOf = (quantity: QuantityInput, share: Say['share']): string => {
  const inWords = share(quantity)
  return /^-?[\d.,]+ %$/.test(inWords) ? inWords : unsettled
}

const sharedClause = (term: TermInput, say: Say): string => {
  const own = sharedClauses[term.kind] as ((term: TermInput, say: Say) => string) | undefined
  if (own !== undefined) return sentence(own(term, say))
  const said = clauseInWords(withoutBeliefs(term), say)
  const parts = said.replace(/\.$/, '').split('; ')
  const kept = parts.filter((part) => !isBelief(part)).map((part) => limitAlone(part, term))
  return sentence(kept.join('; '))
}

/** Parts of a sentence that say what is expected, not what is agreed. */
const isBelief = (part: string): boolean =>
  /^(?:the probability is|reckoned at|the licensee deducts it from tax) /.test(part)

/** Of deductions the limit is agreed; how much is expected to be deducted is not. */
const limitAlone = (part: string, term: TermInput): string => {
  if (!part.startsWith('deductions ') || !('deductions' in term)) return part
  const cap = constantOf(term.deductions?.cap)
  return cap === null ? 'deductions to be listed' : `deductions at most ${percent(cap)}`
}

const withoutBeliefs = (term: TermInput): TermInput => {
  if (term.kind === 'holdback') return { ...term, claim: undefined }
  if (term.kind !== 'residual') return term
  const { modelHalfLifeYears, exitCost, ...rest } = term
  return isGiven(rest.rate) && modelHalfLifeYears !== undefined ? { ...rest, modelHalfLifeYears } : rest
}

/** A share for improvements that is drawn is not agreed yet. */
const settledRights = (deal: DealInput): DealInput => {
  const { rights } = deal
  if (rights === undefined) return deal
  const { grantBackShare, improvements, ...rest } = rights
  const share = typeof improvements === 'object' ? improvements.grantBackShare : grantBackShare
  if (share === undefined || constantOf(share) !== null) return deal
  const kept = typeof improvements === 'object' ? {} : { improvements }
  return { ...deal, rights: { ...rest, ...kept } }
}
