import type { Answer, MarketAnswer } from '../../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { brief, count } from '../figures.ts'
import { ledger } from '../ledger.ts'
import { cellName, fieldName, licenseeName, licensorName } from '../names.ts'
import { clauses, counted, fewOf, sentence } from '../words.ts'
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
  if (priced.length === 0) return 'no market can be priced yet'
  const [widest] = zones.toSorted((a, b) => width(b.ask) - width(a.ask))
  if (widest === undefined) return `no market leaves room for a price: ${needs(closed, document)}`
  const pairs =
    zones.length === priced.length ? 'in every market priced' : someOf(zones.length, priced.length)
  const rest =
    closed.length === 0
      ? ''
      : `none for ${fewOf(
          closed.map((cell) => place(cell, document)),
          2,
        )}`
  return clauses([`there is room for a price ${pairs}, ${most(widest, priced.length, document)}`, rest])
}

const someOf = (zones: number, priced: number): string =>
  `in ${zones} of ${priced} pairs of market and licensee`

const width = ({ floor, ceiling }: Ask): number => ceiling.value - floor.value

const place = (market: MarketAnswer, document: FieldfareDocument): string => {
  const cell = cellName(document, market)
  return market.licensee === null ? cell : `${licenseeName(document, market.licensee)} in ${cell}`
}

const most = (market: Priced, priced: number, document: FieldfareDocument): string => {
  const { floor, ceiling } = market.ask
  const low = `the ${brief(floor, document.currency)} that ${licensorName(document)} needs`
  const high = `${brief(ceiling, document.currency)} at which the licensee gains nothing`
  const lead = priced === 1 ? '' : 'most of all for '
  return `${lead}${place(market, document)}: from ${low} to the ${high}`
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
  const utilities = answer.markets.filter(({ status }) => status === 'unknown-utility').length
  const unknown = [
    ...(alone.length === 0 ? [] : [`who else would buy in ${fewOf(alone, 3)}`]),
    ...(utilities === 0
      ? []
      : [`what the data do for the licensee in ${counted(count(utilities), 'market')}`]),
  ]
  return clauses([
    unknown.length === 0 ? '' : `unknown: ${unknown.join(', and ')}`,
    beliefs === 0 ? '' : believed(beliefs),
  ])
}

const believed = (beliefs: number): string =>
  beliefs === 1
    ? '1 uncertain input about the licensees is our belief'
    : `${count(beliefs)} uncertain inputs about the licensees are our beliefs`
