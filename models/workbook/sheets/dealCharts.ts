import { cashOf } from '../../report/lines.ts'
import type { DealAnswer, StatementRow } from '../../scenario/schema/answer.ts'
import { widthOf } from '../layout.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import { cashChart } from './dealCash.ts'
import { writeFan } from './dealFan.ts'

/** Two charts one below another fill a page that lies; the first two columns of the sheet are as wide as half of it. */
const chartRows = 15
const half = 66

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
  return [row]
}

/** Columns of two charts beside each other. */
const halvesOf = (widths: readonly number[]): readonly [number, number] => {
  const columns = (from: number): number => {
    let [column, width] = [from, 0]
    while (width < half) width += widthOf(widths, column++)
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
  const longest = amounts.reduce<number>((most, amount) => Math.max(most, writtenWidth(amount)), 0)
  return Math.max(8, longest + 1.5)
}

/** Characters of an amount with its thousands parted. */
const writtenWidth = (amount: number | undefined): number => {
  const digits = String(Math.round(Math.abs(amount ?? 0))).length
  return digits + Math.floor((digits - 1) / 3) + ((amount ?? 0) < 0 ? 1 : 0)
}
