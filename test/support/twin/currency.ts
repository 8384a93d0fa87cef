import { log, pow } from '../../../models/numerics/elementary.ts'
import type { Agreement } from './agreement.ts'
import { termOf } from './grants.ts'
import { limitedLognormalMean } from './lognormal.ts'
import { exists, inside, type Place, read, text } from './place.ts'

/** Whether the money written in the clauses is in another currency than the document. */
export const inOtherCurrency = (agreement: Agreement): boolean => {
  const term = termOf(agreement.terms, 'currency')
  return term !== undefined && text(inside(term, 'of'), 'settlement') === 'amounts'
}

/** An amount written in a clause, at the rate of the valuation date. */
export const money = (
  agreement: Agreement,
  place: Place,
  ask: { readonly otherwise?: number; readonly period?: number } = {},
): number => {
  const amount = read(agreement.facts, place, ask)
  const term = termOf(agreement.terms, 'currency')
  if (term === undefined || !inOtherCurrency(agreement) || !Number.isFinite(amount)) return amount
  return amount * read(agreement.facts, inside(term, 'rate'))
}

/** S_t/S_0: of mean ((1 + home)/(1 + foreign))^t, within the collar; in the expected case what it is on average. */
export const exchangeAt = (agreement: Agreement, t: number): number => {
  const term = termOf(agreement.terms, 'currency')
  if (term === undefined) return 1
  const { facts } = agreement
  const interest = inside(term, 'interest')
  const drift = exists(interest)
    ? pow((1 + read(facts, inside(interest, 'home'))) / (1 + read(facts, inside(interest, 'foreign'))), t)
    : 1
  const collar = inside(term, 'collar')
  if (!exists(collar)) return drift * facts.exchange(agreement.id, t)
  const [floor, cap] = [read(facts, inside(collar, 'floor')), read(facts, inside(collar, 'cap'))]
  if (facts.expectedLosses === undefined)
    return Math.min(cap, Math.max(floor, drift * facts.exchange(agreement.id, t)))
  // E[min(cap, max(floor, S))] = floor + E[min(S, cap)] − E[min(S, floor)]
  const sd = read(facts, inside(term, 'volatility')) * Math.sqrt(t)
  const below = (limit: number): number => limitedLognormalMean(log(drift), sd, limit)
  return floor + below(cap) - below(floor)
}

/** What an amount written in a clause is worth at its date, in units of its worth at the valuation date. */
export const exchangeOfWritten = (agreement: Agreement, t: number): number =>
  inOtherCurrency(agreement) ? exchangeAt(agreement, t) : 1
