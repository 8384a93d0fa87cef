import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import type { QuantityInput } from '../../scenario/schema/quantity.ts'
import { cellName, fieldName } from '../names.ts'
import { inWords, moneyScale, plainScale, rateScale, shareScale } from '../quantity.ts'

export type DealInput = FieldfareDocument['deals'][number]
export type TermInput = DealInput['terms'][number]
export type TermKind = TermInput['kind']
export type TermInputOf<Kind extends TermKind> = Extract<TermInput, { kind: Kind }>

/** How one document's quantities are said. */
export interface Say {
  readonly document: FieldfareDocument
  /** of the sums that the clauses of this deal name */
  readonly currency: string
  readonly money: (quantity: QuantityInput) => string
  readonly share: (quantity: QuantityInput) => string
  readonly rate: (quantity: QuantityInput) => string
  readonly plain: (quantity: QuantityInput) => string
  /** money of the document's own currency, whatever the deal's sums are in */
  readonly ownMoney: (quantity: QuantityInput) => string
}

/** What the sums of a deal are in: a currency clause of amounts says so, else it is the document's currency. */
export const currencyOfSums = (document: FieldfareDocument, deal?: DealInput): string => {
  const clause = deal?.terms.find(({ kind }) => kind === 'currency')
  return clause?.kind === 'currency' && clause.of === 'amounts' ? clause.currency : document.currency
}

/** Without a deal, as clauses that stand alone are said: in the document's currency. */
export const sayFor = (document: FieldfareDocument, deal?: DealInput): Say => {
  const currency = currencyOfSums(document, deal)
  const [money, ownMoney] = [moneyScale(currency), moneyScale(document.currency)]
  return {
    document,
    currency,
    ownMoney: (quantity) => inWords(quantity, ownMoney),
    money: (quantity) => inWords(quantity, money),
    share: (quantity) => inWords(quantity, shareScale),
    rate: (quantity) => inWords(quantity, rateScale),
    plain: (quantity) => inWords(quantity, plainScale),
  }
}

/** The sentences of a group of clauses, one function per kind. */
export type Clauses<Kind extends TermKind> = {
  readonly [Each in Kind]: (term: TermInputOf<Each>, say: Say) => string
}

/** " in Teaching and simulation": where a clause counts, if not in all granted cells. */
export const scopeInWords = (
  scope: { readonly field?: string | undefined; readonly market?: string | undefined },
  { document }: Say,
): string => {
  if (scope.field !== undefined) return ` in ${fieldName(document, scope.field)}`
  return scope.market === undefined ? '' : ` in ${marketName(document, scope.market)}`
}

/** "In Teaching and simulation: ", in front of a sentence with many parts. */
export const scopeFirst = (scope: Parameters<typeof scopeInWords>[0], say: Say): string => {
  const place = scopeInWords(scope, say)
  return place === '' ? '' : `In${place.slice(3)}: `
}

/** A market by its id: its own, or FIELD-TERRITORY in lower case. */
export const marketName = (document: FieldfareDocument, id: string): string => {
  const cells = (document.fields ?? []).flatMap(({ id: field }) =>
    (document.territories ?? []).map((territory) => ({ field, territory: territory.id })),
  )
  const own = (document.markets ?? []).map(({ id: given, field, territory = null }) => ({
    id: given ?? `${field}-${territory}`.toLowerCase(),
    field,
    territory,
  }))
  const known = [
    ...own,
    ...cells.map((cell) => ({ id: `${cell.field}-${cell.territory}`.toLowerCase(), ...cell })),
  ]
  const found = known.find((cell) => cell.id === id)
  return found === undefined ? id : cellName(document, found)
}
