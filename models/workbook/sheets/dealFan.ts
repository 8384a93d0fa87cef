import type { Chart, ChartSeries } from '../../report/workbook.ts'
import type { DealAnswer } from '../../scenario/schema/answer.ts'
import { address } from '../address.ts'
import { chartRange, moneyAxis, type Party, partyColours } from '../charts.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import { firstYear, headRow, yearWords } from './dealCash.ts'

const percentiles = [
  ['q05', '5th percentile'],
  ['q25', '25th percentile'],
  ['q50', '50th percentile'],
  ['q75', '75th percentile'],
  ['q95', '95th percentile'],
] as const

/** What a fan is drawn from: how far it is from one of the rows above to another. */
const bands = [
  { name: '5th to 25th percentile', from: 0, to: 1, shade: 'pale' },
  { name: '25th to 75th percentile', from: 1, to: 3, shade: 'middle' },
  { name: '75th to 95th percentile', from: 3, to: 4, shade: 'pale' },
] as const

interface Fan {
  readonly cash: DealAnswer['cash']
  readonly row: number
  readonly currency: string
}

/**
 * The yearly cash of a deal over all futures: percentiles of each year by itself, which do not add up over years, and the
 * bands between them. Says which row comes next, and the charts that are drawn from these rows.
 */
export const writeFan = (
  writer: SheetWriter,
  { cash, row, currency }: Fan,
): { readonly row: number; readonly charts: readonly Omit<Chart, 'at' | 'rows' | 'columns'>[] } => {
  const parties = (['licensor', 'licensee'] as const).filter((party) =>
    cash.some((own) => own[party] !== null),
  )
  if (cash.length < 2) return { row, charts: [] }
  writer.prose(
    row++,
    'Simulated cash after tax by year, over all futures: figures of the engine. Each year stands by itself, so percentiles do not add up to those of the whole term.',
  )
  const charts = parties.map((party, p) =>
    writeParty(writer, { party, cash, currency, row: row + p * (2 + percentiles.length + bands.length) }),
  )
  return { row: row + parties.length * (2 + percentiles.length + bands.length), charts }
}

interface Own extends Fan {
  readonly party: Party
}

const writeParty = (
  writer: SheetWriter,
  { party, cash, row, currency }: Own,
): Omit<Chart, 'at' | 'rows' | 'columns'> => {
  writer.text(row, 0, `Simulated cash of the ${party}`, 'heading')
  writer.text(row, 1, '', 'heading')
  cash.forEach(({ year }, k) => {
    const formula = address(headRow, firstYear + year)
    writer.formula(row, firstYear + k, { formula, value: year }, { role: 'heading', format: 'year' })
  })
  const values = percentiles.map(([key]) => cash.map((own) => own[party]?.[key] ?? 0))
  percentiles.forEach(([, name], j) => {
    writer.text(row + 1 + j, 0, name, 'label')
    values[j]!.forEach((value, k) => {
      writer.number(row + 1 + j, firstYear + k, value, { format: 'money' })
    })
  })
  const below = row + 1 + percentiles.length
  bands.forEach(({ name, from, to }, b) => {
    writer.text(below + b, 0, `Band: ${name}`, 'note')
    cash.forEach((_, k) => {
      const [high, low] = [to, from].map((j) => address(row + 1 + j, firstYear + k))
      const value = values[to]![k]! - values[from]![k]!
      writer.formula(below + b, firstYear + k, { formula: `${high}-${low}`, value }, { format: 'money' })
    })
  })
  return fanChart(writer.name, {
    party,
    row,
    below,
    years: cash.length,
    ...moneyAxis(values.flat(), currency),
  })
}

interface Drawn {
  readonly party: Party
  readonly row: number
  readonly below: number
  readonly years: number
  readonly format: string
  readonly unit: string
}

const fanChart = (
  sheet: string,
  { party, row, below, years, format, unit }: Drawn,
): Omit<Chart, 'at' | 'rows' | 'columns'> => {
  const range = (own: number): string =>
    chartRange(sheet, { from: [own, firstYear], to: [own, firstYear + years - 1] })
  const colours = partyColours[party]
  const ground: ChartSeries = { name: '5th percentile', values: range(row + 1), colour: null }
  const line: ChartSeries = { name: 'Median', values: range(row + 3), colour: colours.full, line: true }
  const drawn = bands.map(
    ({ name, shade }, b): ChartSeries => ({ name, values: range(below + b), colour: colours[shade] }),
  )
  return {
    ...{ kind: 'area', stacked: true, format },
    title: `Cash of the ${party} by year: how 90 of 100 futures spread`,
    series: [ground, ...drawn, line],
    categories: range(row),
    axes: { categories: yearWords, values: `Cash after tax, ${unit}` },
  }
}
