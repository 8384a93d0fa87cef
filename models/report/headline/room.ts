import type { Answer, MarketAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { brief, count } from '../figures.ts'
import { ledger } from '../ledger.ts'
import { cellName, fieldName, licenseeName, licensorName } from '../names.ts'
import { clauses, counted, fewOf, sentence, small } from '../words.ts'
import type { Headline } from './headlineSentence.ts'

type Ask = NonNullable<MarketAnswer['ask']>
type Priced = MarketAnswer & { readonly ask: Ask }

const isPriced = (market: MarketAnswer): market is Priced => market.ask !== null

/** Third sentence: the room left between floor and ceiling, and what is unknown about it. */
export const roomHeadline = (answer: Answer, document: FieldfareDocument): Headline => {
  const text = clauses([room(answer, document), unknowns(answer, document)])
  return { key: 'room', text: sentence(text), target: 'markets' }
}

const room = (answer: Answer, document: FieldfareDocument): string => {
  const priced = answer.markets.filter(isPriced)
  const zones = priced.filter(({ ask }) => ask.exists)
  const closed = priced.filter(({ ask }) => !ask.exists)
  if (priced.length === 0) return notPriced(answer, document)
  const [widest] = zones.toSorted((a, b) => width(b.ask) - width(a.ask))
  if (widest === undefined) return `no market leaves room for a price: ${needs(closed, document)}`
  const none = fewOf(
    closed.map((cell) => place(cell, document)),
    2,
  )
  const lead = `there is room for a price ${where(widest, zones.length, priced.length, document)}`
  return clauses([`${lead}: ${bothEnds(widest, document)}`, none === '' ? '' : `none for ${none}`])
}

/** The first thing to do where nothing can be priced: say what the data do for somebody. */
const notPriced = ({ markets }: Answer, document: FieldfareDocument): string => {
  const unknown = markets.filter(({ status }) => status === 'unknown-utility')
  const places = unknown.map((market) => place(market, document))
  return unknown.length === 0
    ? 'no market can be priced yet'
    : `no market can be priced until the document says what the data do for ${fewOf(places, 2)}`
}

const width = ({ floor, ceiling }: Ask): number => ceiling.value - floor.value

const place = (market: MarketAnswer, document: FieldfareDocument): string => {
  const cell = cellName(document, market)
  return market.licensee === null ? cell : `${licenseeName(document, market.licensee)} in ${cell}`
}

const where = (widest: Priced, zones: number, priced: number, document: FieldfareDocument): string => {
  const cell = cellName(document, widest)
  if (priced === 1) return `in ${cell}`
  const pairs =
    zones === priced ? 'every market priced' : `${zones} of ${priced} pairs of market and licensee`
  return `in ${pairs}, most of all in ${cell}`
}

const bothEnds = ({ ask, licensee }: Priced, document: FieldfareDocument): string => {
  const { currency } = document
  const buyer = licensee === null ? 'the licensee' : licenseeName(document, licensee)
  return `${licensorName(document)} needs ${brief(ask.floor, currency)}, ${buyer} can pay at most ${brief(ask.ceiling, currency)}`
}

const needs = (closed: readonly Priced[], document: FieldfareDocument): string => {
  const [first] = closed
  if (first === undefined) return ''
  const { floor, ceiling } = first.ask
  const { currency } = document
  const more = closed.length > 1 ? `, and ${closed.length - 1} more` : ''
  return `for ${place(first, document)} ${licensorName(document)} needs ${brief(floor, currency)} and the licensee can pay ${brief(ceiling, currency)}${more}`
}

/** Fields with a market whose other buyers the document does not describe. */
const fieldsWithoutOthers = (answer: Answer, document: FieldfareDocument): readonly string[] => {
  const withMarket = answer.markets.filter(({ territory }) => territory !== null).map(({ field }) => field)
  return [...new Set(withMarket)].filter((id) => {
    const own = document.fields?.find((field) => field.id === id)?.market?.others
    return own === undefined && !(document.markets ?? []).some(({ field, others }) => field === id && others)
  })
}

const unknowns = (answer: Answer, document: FieldfareDocument): string => {
  const beliefs = ledger(document).filter(({ belief }) => belief).length
  const alone = fieldsWithoutOthers(answer, document).map((id) => fieldName(document, id))
  const priced = answer.markets.some(isPriced)
  const utilities = answer.markets.filter(({ status }) => status === 'unknown-utility').length
  const unknown = [
    ...(alone.length === 0 ? [] : [`who else would buy in ${fieldsOf(alone)}`]),
    ...(utilities === 0 || !priced
      ? []
      : [`what the data do for the licensee in ${counted(count(utilities), 'market')}`]),
  ]
  return clauses([
    unknown.length === 0 ? '' : `unknown: ${unknown.join(', and ')}`,
    beliefs === 0 ? '' : believed(beliefs),
  ])
}

const fieldsOf = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : `${small(names.length)} fields`

const believed = (beliefs: number): string =>
  beliefs === 1
    ? '1 uncertain input about the licensees is a belief of ours'
    : `${count(beliefs)} uncertain inputs about the licensees are beliefs of ours`
