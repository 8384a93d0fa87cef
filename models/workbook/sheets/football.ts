import type { MeasureRow } from '../../report/summaryRows.ts'
import type { ChartSeries, Sheet } from '../../report/workbook.ts'
import { address, fixedAddress, quotedSheet } from '../address.ts'
import { barRows, chartRange, moneyAxis, type Party, partyColours } from '../charts.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import { summaryRows, summaryTop } from './tables.ts'

/** Where the percentiles stand in the Summary, and where they are repeated here. */
const source = [7, 9, 11] as const
const first = 2

interface Field {
  /** rows of the Summary, and its name */
  readonly rows: readonly MeasureRow[]
  readonly summary: string
  readonly party: Party
  readonly currency: string
  readonly row: number
}

/** A piece of a bar: drawn from the percentiles of its row, on its side of 0. */
interface Piece {
  readonly name: string
  readonly formula: (low: string, middle: string, high: string) => string
  readonly value: (low: number, middle: number, high: number) => number
  readonly shade: 'middle' | 'full' | null
}

type Percentiles = readonly [low: number, middle: number, high: number]

const { max, min } = Math

const above: readonly Piece[] = [
  { name: 'From 0', formula: (low) => `MAX(${low},0)`, value: (low) => max(low, 0), shade: null },
  {
    name: '10th to 50th percentile',
    formula: (low, middle) => `MAX(${middle},0)-MAX(${low},0)`,
    value: (low, middle) => max(middle, 0) - max(low, 0),
    shade: 'middle',
  },
  {
    name: '50th to 90th percentile',
    formula: (_, middle, high) => `MAX(${high},0)-MAX(${middle},0)`,
    value: (_, middle, high) => max(high, 0) - max(middle, 0),
    shade: 'full',
  },
]

const below: readonly Piece[] = [
  {
    name: 'From 0 down',
    formula: (_low, _middle, high) => `MIN(${high},0)`,
    value: (_low, _middle, high) => min(high, 0),
    shade: null,
  },
  {
    name: '90th to 50th percentile, below 0',
    formula: (_, middle, high) => `MIN(${middle},0)-MIN(${high},0)`,
    value: (_, middle, high) => min(middle, 0) - min(high, 0),
    shade: 'full',
  },
  {
    name: '50th to 10th percentile, below 0',
    formula: (low, middle) => `MIN(${low},0)-MIN(${middle},0)`,
    value: (low, middle) => min(low, 0) - min(middle, 0),
    shade: 'middle',
  },
]

/**
 * A bar for each deal and strategy from the 10th to the 90th percentile, that changes its shade at the median. Bars of a
 * spreadsheet begin at 0, so the cells here cut them at 0. Says the next row.
 */
const writeFootball = (writer: SheetWriter, { rows, summary, party, currency, row }: Field): number => {
  const own = rows.flatMap((of, r) =>
    of.measure === 'npv' && of.party === party ? [{ of, at: summaryTop + r }] : [],
  )
  if (own.length === 0) return row
  const figures = own.map(
    ({ of: { figures: own } }): Percentiles => [own.q10 ?? 0, own.q50 ?? 0, own.q90 ?? 0],
  )
  const pieces = figures.some(([low]) => low < 0) ? [...above, ...below] : above
  const heads = ['10th percentile', '50th percentile', '90th percentile', ...pieces.map(({ name }) => name)]
  ;[`Worth to the ${party}`, 'Unit'].forEach((head, c) => {
    writer.text(row, c, head, 'heading')
  })
  heads.forEach((head, c) => {
    writer.text(row, first + c, head, 'heading')
  })
  own.forEach(({ of, at }, j) => {
    const here = row + 1 + j
    writer.text(here, 0, of.name, 'label')
    writer.text(here, 1, of.unit, 'text')
    source.forEach((column, c) => {
      const own = { formula: `${quotedSheet(summary)}!${fixedAddress(at, column)}`, value: figures[j]![c]! }
      writer.formula(here, first + c, own, { format: 'money' })
    })
    const cell = (c: number): string => address(here, first + c)
    pieces.forEach(({ formula, value }, p) => {
      const piece = { formula: formula(cell(0), cell(1), cell(2)), value: value(...figures[j]!) }
      writer.formula(here, first + 3 + p, piece, { format: 'money' })
    })
  })
  const range = (column: number): string =>
    chartRange(writer.name, { from: [row + 1, column], to: [row + own.length, column] })
  const colours = partyColours[party]
  const { format, unit } = moneyAxis(figures.flat(), currency)
  const chartRows = barRows(own.length, 2)
  writer.chart({
    ...{ kind: 'bar', stacked: true, format },
    title: `Worth to the ${party} in 80 of 100 futures: pale up to the median, dark above it`,
    series: pieces.map(
      ({ name, shade }, p): ChartSeries => ({
        ...{ name, values: range(first + 3 + p), colour: shade === null ? null : colours[shade] },
        unnamed: true,
      }),
    ),
    categories: range(0),
    axes: { categories: '', values: `Present value after tax, ${unit}` },
    ...{ at: { row: row + own.length + 2, column: 0 }, rows: chartRows, columns: 9 },
  })
  return row + own.length + 2 + chartRows + 2
}

/** What deals and strategies turn out to be worth to each party, as a football field: a page each. */
export const footballSheet = (
  exporting: Exporting,
  { name, summary }: { readonly name: string; readonly summary: string },
): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Football field', 'title')
  writer.prose(
    1,
    'What each deal and strategy turns out to be worth, from the 10th to the 90th percentile of the Summary. Of a bar on both sides of 0 each side is drawn by itself: the columns after the percentiles are its pieces.',
  )
  const rows = summaryRows(exporting)
  const { currency } = exporting.document
  const next = writeFootball(writer, { rows, summary, party: 'licensor', currency, row: 3 })
  writeFootball(writer, { rows, summary, party: 'licensee', currency, row: next })
  const widths = [44, 8, ...Array.from({ length: 9 }, () => 15.5)]
  return writer.finish({ widths, headRows: null, pages: { rows: [next] } })
}
