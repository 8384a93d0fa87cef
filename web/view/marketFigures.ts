import { compressedAxis, evenAxis, type MoneyAxis, needsCompression, unitFor } from '../charts/axis.ts'
import type { Step } from '../charts/drawing.ts'
import type { Picture } from '../charts/portrait.ts'
import { drawStrip, drawStripAxis, type StripData } from '../charts/strip.ts'
import { type Figure, inline, plainFigure } from '../format/number.ts'
import { counted } from '../format/words.ts'
import type { ComparablesShown } from './comparables.ts'
import type { Basis, MarketsShown, PricedMarket } from './markets.ts'
import { figureCell, NO_CELL, type Table, textCell } from './table.ts'

/** The unit that amounts of a basis are in. */
export const unitOf = (basis: Basis, currency: string, recordUnit: string): string =>
  basis === 'total' ? currency : basis === 'year' ? `${currency} a year` : `${currency} per ${recordUnit}`

const marksOf = (market: PricedMarket): readonly number[] => [
  market.ceiling.value,
  ...(market.price === null ? [] : [market.price.value]),
]

/** One axis for every strip: even, or compressed where small and large would not both be readable. */
export const sharedAxis = (
  markets: readonly PricedMarket[],
  chosen: string | null,
  { ticks }: ComparablesShown,
): MoneyAxis => {
  const amounts = markets
    .flatMap((market) => [market.floor.value, market.ceiling.value, ...market.dots])
    .concat(ticks.map((tick) => tick.high))
  const marks = markets.flatMap(marksOf)
  const compress = chosen === null ? needsCompression(marks) : chosen === 'compressed'
  const most = Math.max(...marks, ...ticks.map((tick) => tick.high))
  return compress ? compressedAxis(amounts, unitFor(marks)) : evenAxis(amounts, most * 1.5)
}

const amountText = (amount: Figure, unit: string): string =>
  `${inline(amount)} ${unit} (in full ${amount.full})`

const stepOf = (text: string, layer: number, index = 0): Step => ({ text, layer, index })

/** What the arrow keys read, from left to right in meaning: floor, price, ceiling, then the dots. */
export const stripSteps = (
  { floor, price, ceiling, dots }: PricedMarket,
  unit: string,
  { ticks }: ComparablesShown,
): readonly Step[] => [
  stepOf(`Floor: you need ${amountText(floor, unit)}`, 0),
  ...(price === null ? [] : [stepOf(`Price between them: ${amountText(price, unit)}`, 2)]),
  stepOf(`Ceiling: they can pay ${amountText(ceiling, unit)}`, 1),
  ...dots.map((dot, i) =>
    stepOf(`In ${i * 2 + 1} of 100 futures ${plainFigure(dot).text} ${unit} or less`, 3, i),
  ),
  ...ticks.map((tick, i) =>
    stepOf(`Comparable${tick.low === null ? ', an upper bound' : ''}: ${tick.label}`, 4, i),
  ),
]

export const stripData = (market: PricedMarket, axis: MoneyAxis, { ticks }: ComparablesShown): StripData => ({
  axis,
  floor: market.floor.value,
  ceiling: market.ceiling.value,
  price: market.price?.value ?? null,
  dots: market.dots,
  comparables: ticks.map((tick) => tick.high),
  alone: false,
})

export const stripDrawing = (market: PricedMarket, axis: MoneyAxis, beside: ComparablesShown) =>
  drawStrip(stripData(market, axis, beside))

const MEDIAN_APART =
  'Floor, price and ceiling are at the rate of each cash flow, the dots discounted for time only: their middle can lie above the ceiling.'

/** So many dots at one amount are seen as a column. */
const MANY_ALIKE = 5

const hasColumn = ({ dots }: PricedMarket): boolean =>
  dots.some((dot, i) => dot <= 0 && dots[i + MANY_ALIKE - 1] === dot)

const COLUMN =
  'A column of dots at the left: futures that end alike, such as those in which the product fails.'

/** What has to be said below the strips. */
export const stripsNote = (shown: MarketsShown, axis: MoneyAxis): string => {
  const compressed =
    'The axis is compressed: beyond the first mark on either side of 0 each step is ten times the one before.'
  const left = `${counted(shown.withoutBasis, 'more market')} cannot be shown in this unit: without a price there is nothing to convert.`
  const column = shown.priced.some(hasColumn) ? COLUMN : ''
  return [MEDIAN_APART, column, axis.compressed ? compressed : '', shown.withoutBasis > 0 ? left : '']
    .filter((part) => part !== '')
    .join(' ')
}

/** The figures of all strips as one table, the price first: a narrow page shows the first columns. */
export const marketTable = (shown: MarketsShown, unit: string): Table => ({
  caption: `Floor, price and ceiling of every market, ${unit}`,
  columns: [
    { label: 'Field of use' },
    { label: 'Price', numeric: true },
    ...['Territory', 'Licensee'].map((label) => ({ label })),
    ...['Floor', 'Ceiling', 'In hindsight, median'].map((label) => ({ label, numeric: true })),
  ],
  rows: shown.priced.map((market) => [
    textCell(market.field),
    market.price === null ? NO_CELL : figureCell(market.price),
    textCell(market.place),
    textCell(market.licensee),
    figureCell(market.floor),
    figureCell(market.ceiling),
    figureCell(market.median),
  ]),
})

const highest = (markets: readonly PricedMarket[]): PricedMarket | undefined =>
  markets
    .filter((market) => market.price !== null)
    .reduce<PricedMarket | undefined>(
      (best, market) =>
        best === undefined || (market.price?.value ?? 0) > (best.price?.value ?? 0) ? market : best,
      undefined,
    )

/** The sentence above the picture. */
export const marketsSentence = (shown: MarketsShown, unit: string): string => {
  const best = highest(shown.priced)
  const apart = shown.priced.filter((market) => !market.exists).length
  const closed = shown.unpriced.length
  const where = best === undefined ? '' : `${best.licensee} for ${best.field}, ${best.place}`
  const first =
    best?.price == null
      ? 'No market has a price.'
      : `The highest price is ${inline(best.price)} ${unit}: ${where}.`
  const second = apart === 0 ? '' : ` In ${counted(apart, 'market')} the parties do not meet.`
  const why = closed === 1 ? 'the reason is below' : 'the reasons are below'
  const third = closed === 0 ? '' : ` ${counted(closed, 'market')} cannot be priced; ${why}.`
  return `${first}${second}${third}`
}

/** What the strips share, as the page shows them. */
interface Strips {
  readonly axis: MoneyAxis
  readonly unit: string
  readonly beside: ComparablesShown
}

/** All strips under one axis as one picture; each names its market and its price. */
export const stripsPicture = (
  shown: MarketsShown,
  { axis, unit, beside }: Strips,
): Omit<Picture, 'foot'> => ({
  title: 'Pricing across markets',
  texts: [
    marketsSentence(shown, unit),
    `Amounts in ${unit}. From the floor, what the licensor needs, to the ceiling, what the licensee can pay; the diamond is the price between them; each dot is 2 of 100 futures. ${stripsNote(shown, axis)}`,
  ],
  parts: [
    { caption: '', draw: drawStripAxis(axis), height: 44 },
    ...shown.priced.map((market) => ({
      caption: [market.field, market.place, market.licensee, priceWords(market, unit)]
        .filter((part) => part !== '')
        .join(' · '),
      draw: stripDrawing(market, axis, beside),
      height: 88,
    })),
  ],
})

const priceWords = ({ price, instead }: PricedMarket, unit: string): string =>
  price === null ? instead : `price ${inline(price)} ${unit}`
