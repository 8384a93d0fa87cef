import { cashOf } from '../../report/lines.ts'
import type { DealAnswer, StatementRow } from '../../scenario/schema/answer.ts'
import { widthOf } from '../layout.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import { cashChart } from './dealCash.ts'
import { writeFan } from './dealFan.ts'

/** Two charts one below another fill a page that lies. */
const chartRows = 17

interface Charting {
  readonly deal: DealAnswer
  /** the expected case by year */
  readonly statement: readonly StatementRow[]
  readonly years: number
  readonly below: number
  readonly currency: string
  readonly widths: readonly number[]
}

/**
 * Below the waterfall: simulated cash by year, then on a page of their own the charts, the expected case above the fans of
 * both parties. Says with which rows a page begins.
 */
export const writeCharts = (
  writer: SheetWriter,
  { deal, statement, years, below, currency, widths }: Charting,
): readonly number[] => {
  const fan = writeFan(writer, { cash: deal.cash, row: below + 1, currency })
  const values = statement.flatMap((row) => Object.values(cashOf(row)))
  const row = fan.row + 1
  const halves = halvesOf(widths)
  const rows = chartRows
  const whole = cashChart({ sheet: writer.name, years, below, values, currency })
  writer.chart({ ...whole, at: { row, column: 0 }, rows, columns: halves[0] + halves[1] })
  fan.charts.forEach((chart, c) => {
    const at = { row: row + rows + 1, column: c * halves[0] }
    writer.chart({ ...chart, at, rows, columns: halves[c]! })
  })
  return row > rowsOfPage(widths) ? [below + 1, row] : [row]
}

/** Rows that a page holds: more where many years make everything smaller. */
const rowsOfPage = (widths: readonly number[]): number =>
  Math.floor(36 * Math.max(1, widths.reduce((sum, width) => sum + width, 0) / 160))

/** Columns of two charts beside each other, which take the sheet but are neither too small nor too large. */
const halvesOf = (widths: readonly number[]): readonly [number, number] => {
  const all = widths.reduce((sum, width) => sum + width, 0)
  const half = Math.min(95, Math.max(62, all / 2)) - 2
  const isNarrow = all < 2 * half
  const columns = (from: number): number => {
    let [column, width] = [from, 0]
    while (width < half && (isNarrow || column < widths.length)) width += widthOf(widths, column++)
    return column - from
  }
  const first = columns(0)
  return [first, columns(first)]
}

/** Wide enough for the largest amount of a year. */
export const widthOfYears = (deal: DealAnswer, statement: readonly StatementRow[]): number => {
  const amounts = [
    ...statement.flatMap(({ year, ...lines }) => Object.values(lines)),
    ...deal.cash.flatMap(({ licensor, licensee }) =>
      [licensor, licensee].flatMap((own) => (own === null ? [] : [own.q05, own.q95])),
    ),
  ]
  return amounts.reduce<number>((most, amount) => Math.max(most, writtenWidth(amount ?? 0)), 8)
}

/** Width of an amount with its thousands parted, in digits: commas and signs are half as wide. */
const writtenWidth = (amount: number): number => {
  const digits = String(Math.round(Math.abs(amount))).length
  return digits + (Math.floor((digits - 1) / 3) + (amount < 0 ? 1 : 0)) / 2 + 1.7
}
