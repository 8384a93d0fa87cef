import { yearName } from '../../models/report/yearName.ts'
import type { ForecastAccuracy, ForecastBand } from '../../models/scenario/schema/actuals.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { evenAxis } from '../charts/axis.ts'
import { ACTUAL_LAYER, drawBands } from '../charts/bands.ts'
import type { Draw, Step } from '../charts/drawing.ts'
import { plainFigure } from '../format/number.ts'
import { type Cell, type Table, textCell } from './table.ts'

type Dated = Pick<FieldfareDocument, 'valuationDate' | 'currency'>

export interface BandFigure {
  readonly name: string
  readonly sentence: string
  readonly draw: Draw
  readonly steps: readonly Step[]
  readonly table: Table
}

const labels: Readonly<Record<ForecastBand['measure'], string>> = {
  gross: 'Reported receipts',
  royalty: 'Royalty',
  due: 'Due with the reports',
}

const short = (amount: number): string => plainFigure(amount).text
const cell = (amount: number): Cell => {
  const { text, full, value } = plainFigure(amount)
  return { text, title: full, value }
}

/** `higher than in 79 of 100 futures`; at the ends it says so. */
const standing = ({ percentile }: ForecastBand): string => {
  const below = Math.round(percentile * 100)
  return `above ${below} of 100 futures`
}

const told = (bands: readonly ForecastBand[], measure: ForecastBand['measure']): readonly ForecastBand[] =>
  bands.filter((band) => band.measure === measure && (band.actual !== 0 || band.mean !== 0))

/** What came in each whole year in the band of its forecast: a picture and a table for each measure that was forecast. */
export const bandFigures = (bands: readonly ForecastBand[], document: Dated): readonly BandFigure[] =>
  (['gross', 'royalty', 'due'] as const).flatMap((measure) => {
    const own = told(bands, measure)
    const repeats = measure === 'due' && sameAs(own, told(bands, 'royalty'))
    return own.length === 0 || repeats ? [] : [figureOf(labels[measure], own, document)]
  })

/** Where nothing but royalty is due with the reports, its picture would be the same twice. */
const sameAs = (own: readonly ForecastBand[], other: readonly ForecastBand[]): boolean =>
  own.length === other.length &&
  own.every(({ actual, mean }, i) => actual === other[i]?.actual && mean === other[i]?.mean)

const figureOf = (name: string, bands: readonly ForecastBand[], document: Dated): BandFigure => ({
  name,
  sentence: bandSentence(bands, document),
  draw: drawBands({
    // what stands at the top is drawn whole
    axis: evenAxis(bands.flatMap(({ q10, q90, actual }) => [q10, q90, actual].map((each) => 1.06 * each))),
    years: bands.map((band) => ({ ...band, label: yearName(document, band.year) })),
  }),
  steps: bands.map((band, index) => ({
    text: `${yearName(document, band.year)}: ${short(band.actual)} ${document.currency}, ${standing(band)}; forecast ${short(band.q10)} to ${short(band.q90)}, median ${short(band.q50)}`,
    layer: ACTUAL_LAYER,
    index,
  })),
  table: bandTable(name, bands, document),
})

const bandSentence = (bands: readonly ForecastBand[], document: Dated): string => {
  const out = bands.filter(({ inside }) => !inside)
  const years = out.map((band) => `${yearName(document, band.year)} (${standing(band)})`).join(', ')
  if (out.length === 0)
    return bands.length === 1
      ? `${yearName(document, bands[0]!.year)} lies in the band that 8 of 10 futures lie in.`
      : `All ${bands.length} years lie in the band that 8 of 10 futures lie in.`
  return `${bands.length - out.length} of ${bands.length} years lie in the band that 8 of 10 futures lie in; outside: ${years}.`
}

const bandTable = (name: string, bands: readonly ForecastBand[], document: Dated): Table => ({
  caption: `${name} by year in their forecast, ${document.currency}`,
  columns: ['Year', 'Actual', '10th percentile', 'Median', '90th', 'Inside', 'CRPS'].map((label, i) => ({
    label,
    numeric: i > 0 && i !== 5,
  })),
  rows: bands.map((band) => [
    textCell(yearName(document, band.year)),
    cell(band.actual),
    cell(band.q10),
    cell(band.q50),
    cell(band.q90),
    { text: band.inside ? 'yes' : 'no', title: standing(band) },
    cell(band.crps),
  ]),
})

/** How good the forecasts were, over all licences, in words that need no statistics. */
export const accuracyTexts = (accuracy: readonly ForecastAccuracy[], currency: string): readonly string[] =>
  accuracy.map(({ measure, count, covered, standardError, crps, absoluteError, bias }) => {
    const hits = Math.round(covered * count)
    const expected = (0.8 * count).toFixed(1).replace(/\.0$/, '')
    const sure =
      count < 20 ? ` With so few, ${Math.ceil(standardError * 100)} points either way is chance.` : ''
    const off =
      Math.abs(bias) < 0.005 * absoluteError
        ? 'On average they came as expected.'
        : `On average they came ${short(Math.abs(bias))} ${currency} ${bias < 0 ? 'below' : 'above'} the mean that was expected.`
    return `${labels[measure]}: ${hits} of ${count} lay in their band, where a good forecast puts ${expected}.${sure} The forecast as a whole missed by ${short(crps)} ${currency} (CRPS, less is better); its mean alone by ${short(absoluteError)} ${currency}. ${off}`
  })
