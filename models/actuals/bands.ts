import type { ForecastAccuracy, ForecastBand } from '../scenario/schema/actuals.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import { crpsOfSorted, percentileOf } from '../summarise/crps.ts'
import { quantileOfSorted } from '../summarise/quantile.ts'
import { amountName, type Forecast, measures } from './forecast.ts'

/** Years of which every period that the deal runs in was reported. */
export const wholeYears = ({ deal, frame }: Evaluated, reported: ReadonlySet<number>): readonly number[] => {
  const { year, horizon } = frame.plan.calendar
  return Array.from({ length: horizon }, (_, y) => y + 1).filter((own) => {
    const running = [...deal.contractYear.keys()].filter((k) => year[k] === own && deal.contractYear[k]! >= 0)
    return running.length > 0 && running.every((k) => reported.has(k))
  })
}

/** What was reported and due in each whole year (of a deal evaluated with `tellAmounts`), in the distribution of what was forecast. */
export const bandsOf = (
  evaluated: Evaluated,
  forecast: Forecast,
  years: readonly number[],
): readonly ForecastBand[] => {
  const actualOf = (measure: (typeof measures)[number], year: number): number =>
    evaluated.output(amountName(measure, year))[0]!
  return measures.flatMap((measure) =>
    years.map((year) =>
      bandOf({ measure, year, actual: actualOf(measure, year) }, forecast.draws(measure, year)),
    ),
  )
}

const bandOf = (
  told: Pick<ForecastBand, 'measure' | 'year' | 'actual'>,
  draws: Float64Array,
): ForecastBand => {
  const sorted = Float64Array.from(draws).sort()
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length
  const [q10, q50, q90] = [0.1, 0.5, 0.9].map((p) => quantileOfSorted(sorted, p)) as [number, number, number]
  const { actual } = told
  return {
    ...told,
    ...{ mean, q10, q50, q90 },
    percentile: percentileOf(sorted, actual),
    inside: actual >= q10 && actual <= q90,
    crps: crpsOfSorted(sorted, actual),
    absoluteError: Math.abs(actual - mean),
  }
}

/** How good the forecasts were, over all years and licences; a measure that nothing was forecast of is left out. */
export const accuracyOf = (bands: readonly ForecastBand[]): readonly ForecastAccuracy[] =>
  measures.flatMap((measure) => {
    const own = bands.filter((band) => band.measure === measure && (band.mean !== 0 || band.actual !== 0))
    const count = own.length
    if (count === 0) return []
    const meanOf = (value: (band: ForecastBand) => number): number =>
      own.reduce((sum, band) => sum + value(band), 0) / count
    return {
      measure,
      count,
      covered: meanOf(({ inside }) => (inside ? 1 : 0)),
      standardError: Math.sqrt((0.8 * 0.2) / count),
      crps: meanOf(({ crps }) => crps),
      absoluteError: meanOf(({ absoluteError }) => absoluteError),
      bias: meanOf(({ actual, mean }) => actual - mean),
    }
  })
