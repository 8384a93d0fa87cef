import type { Actuals, ForecastAccuracy, ForecastBand } from '../scenario/schema/actuals.ts'
import { roughly } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { figure, name, section } from './tableSection.ts'
import { yearName } from './yearName.ts'

const labels: Readonly<Record<ForecastBand['measure'], string>> = {
  gross: 'Reported receipts',
  royalty: 'Royalty',
  due: 'Due with reports',
}

const columns: readonly Column[] = [
  name('Year by year'),
  figure('Year'),
  figure('Actual'),
  figure('10 %'),
  figure('Median'),
  figure('90 %'),
  figure('Percentile'),
  figure('In band'),
  figure('CRPS'),
]

const short = (value: number): string => roughly(value, '', 3).trim()

/** Each whole year in the band of its forecast; what was neither forecast nor reported is left out. */
export const bandLines = (
  bands: readonly ForecastBand[],
  from: Pick<Actuals, 'valuationDate'>,
  width: number,
): readonly string[] => {
  const told = bands.filter(({ actual, mean }) => actual !== 0 || mean !== 0)
  if (told.length === 0) return []
  const rows = told.map(({ measure, year, actual, q10, q50, q90, percentile, inside, crps }) => [
    labels[measure],
    yearName(from, year),
    ...[actual, q10, q50, q90].map(short),
    `${Math.round(percentile * 100)}`,
    inside ? 'yes' : 'no',
    short(crps),
  ])
  return section('Actuals in the bands of their forecast', grid(columns, rows, width))
}

/** How good the forecasts were. */
export const accuracyLines = (accuracy: readonly ForecastAccuracy[], width: number): readonly string[] => {
  if (accuracy.length === 0) return []
  const lines = accuracy.flatMap(({ measure, count, covered, standardError, crps, absoluteError, bias }) => {
    const hits = Math.round(covered * count)
    const off = bias < 0 ? 'below' : 'above'
    const sentence = `${labels[measure]}: ${hits} of ${count} in their 80 % band (80 % expected, ± ${Math.ceil(standardError * 100)} points); CRPS ${short(crps)}, the error of the mean alone ${short(absoluteError)}; on average ${short(Math.abs(bias))} ${off} the mean.`
    return wrapped(`- ${sentence}`, width, '  ')
  })
  return section('How good the forecasts were, over all licences', lines)
}
