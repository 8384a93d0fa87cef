import { fieldName, licenseeName, territoryName } from '../../models/report/names.ts'
import type { MarketAnswer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Estimate } from '../../models/scenario/schema/figures.ts'
import { type Figure, figure, inline, plainFigure } from '../format/number.ts'
import type { ScenarioView } from './scenario.ts'

/** What amounts of a price are shown in. */
export type Basis = 'total' | 'year' | 'record'
export type Order = 'document' | 'price' | 'room'

/** One field × territory × licensee that can be priced, all amounts in the chosen basis. */
export interface PricedMarket {
  readonly key: string
  readonly field: string
  readonly place: string
  readonly licensee: string
  readonly floor: Figure
  readonly ceiling: Figure
  readonly price: Figure | null
  readonly exists: boolean
  /** what stands in place of a price where there is none */
  readonly instead: string
  readonly dots: readonly number[]
  readonly median: Figure
  readonly sentence: string
}

/** A market without a price, and why, in words. */
export interface UnpricedMarket {
  readonly key: string
  readonly field: string
  readonly place: string
  readonly licensee: string
  readonly reason: string
}

export interface MarketsShown {
  readonly priced: readonly PricedMarket[]
  readonly unpriced: readonly UnpricedMarket[]
  /** priced in total, but without a price to convert to the chosen basis */
  readonly withoutBasis: number
}

type Asked = MarketAnswer & { readonly ask: NonNullable<MarketAnswer['ask']> }

const hasAsk = (market: MarketAnswer): market is Asked => market.ask !== null && market.hindsight !== null

/** What one unit of price in total is in the basis; null where the engine gave no such price. */
const conversion = (market: Asked, basis: Basis): number | null => {
  if (basis === 'total') return 1
  const { price, perYear, perRecord } = market.ask
  const converted = basis === 'year' ? perYear : perRecord
  return price === null || converted === null || price.value === 0 ? null : converted.value / price.value
}

const inBasis = (estimate: Estimate, factor: number): Figure =>
  figure(estimate.value * factor, estimate.standardError * factor)

const priceIn = (market: Asked, basis: Basis): Figure | null => {
  const { price, perYear, perRecord } = market.ask
  const estimate = basis === 'total' ? price : basis === 'year' ? perYear : perRecord
  return estimate === null ? null : figure(estimate.value, estimate.standardError)
}

const placeName = (document: FieldfareDocument, territory: string | null): string =>
  territory === null ? 'everywhere' : territoryName(document, territory)

const names = (market: MarketAnswer, document: FieldfareDocument) => ({
  key: `${market.id}|${market.licensee ?? ''}`,
  field: fieldName(document, market.field),
  place: placeName(document, market.territory),
  licensee: market.licensee === null ? '' : licenseeName(document, market.licensee),
})

const zoneSentence = (market: Asked, licensee: string, floor: Figure, ceiling: Figure): string =>
  market.ask.exists
    ? `You need ${inline(floor)}, ${licensee} can pay up to ${inline(ceiling)}.`
    : `No zone: they can pay ${inline(ceiling)}, you need ${inline(floor)}.`

/** Without an agreed bargaining weight, the prices at a third and at two thirds. */
const insteadOf = ({ ask: { exists, priceAt } }: Asked, factor: number): string => {
  const [low, high] = [priceAt[0], priceAt.at(-1)]
  if (!exists || low === undefined || high === undefined) return 'no zone'
  return `${plainFigure(low.value * factor).text} to ${plainFigure(high.value * factor).text}`
}

const pricedMarket = (market: Asked, document: FieldfareDocument, basis: Basis): PricedMarket | null => {
  const factor = conversion(market, basis)
  if (factor === null || market.hindsight === null) return null
  const named = names(market, document)
  const [floor, ceiling] = [inBasis(market.ask.floor, factor), inBasis(market.ask.ceiling, factor)]
  const { summary, dots } = market.hindsight
  return {
    ...named,
    floor,
    ceiling,
    price: priceIn(market, basis),
    exists: market.ask.exists,
    instead: insteadOf(market, factor),
    dots: dots.map((dot) => dot * factor),
    median: figure(summary.q50 * factor, summary.errors.q50 * factor),
    sentence: zoneSentence(market, named.licensee, floor, ceiling),
  }
}

const REASONS: Readonly<Record<MarketAnswer['status'], string>> = {
  permitted: 'not priced',
  blocked: 'selling is blocked here',
  'no-licensee': 'no licensee has a position here',
  'unknown-utility':
    'what the data do for this licensee is unknown; its deal says what it must believe to gain',
}

const unpricedMarket = (market: MarketAnswer, document: FieldfareDocument): UnpricedMarket => ({
  ...names(market, document),
  reason: market.reason ?? REASONS[market.status],
})

const weight = (market: PricedMarket, order: Order): number =>
  order === 'price'
    ? (market.price?.value ?? Number.NEGATIVE_INFINITY)
    : market.ceiling.value - market.floor.value

const ordered = (markets: readonly PricedMarket[], order: Order): readonly PricedMarket[] =>
  order === 'document' ? markets : [...markets].sort((a, b) => weight(b, order) - weight(a, order))

/** All markets of an answer in the basis and order that were chosen. */
export const marketsShown = (view: ScenarioView, basis: Basis, order: Order): MarketsShown => {
  const asked = view.answer.markets.filter(hasAsk)
  const priced = asked.map((market) => pricedMarket(market, view.document, basis))
  const shown = priced.filter((market) => market !== null)
  return {
    priced: ordered(shown, order),
    unpriced: view.answer.markets
      .filter((market) => !hasAsk(market))
      .map((market) => unpricedMarket(market, view.document)),
    withoutBasis: priced.length - shown.length,
  }
}
