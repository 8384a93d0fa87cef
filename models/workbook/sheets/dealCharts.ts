import { cashOf } from '../../report/lines.ts'
import type { Chart } from '../../report/workbook.ts'
import type { DealAnswer, StatementRow } from '../../scenario/schema/answer.ts'
import type { SheetWriter } from '../sheetWriter.ts'
import { cashChart } from './dealCash.ts'
import { writeFan } from './dealFan.ts'

/** Rows and columns of a chart, and rows between two. */
const [chartRows, gap] = [19, 1] as const

interface Charting {
  readonly deal: DealAnswer
  /** the expected case by year */
  readonly statement: readonly StatementRow[]
  readonly years: number
  readonly below: number
  readonly currency: string
}

/**
 * Below the waterfall: simulated cash by year, then the charts, one below another, three to a page. Says with which rows a
 * page begins.
 */
export const writeCharts = (
  writer: SheetWriter,
  { deal, statement, years, below, currency }: Charting,
): readonly number[] => {
  const fan = writeFan(writer, { cash: deal.cash, row: below + 1, currency })
  const values = statement.flatMap((row) => Object.values(cashOf(row)))
  const expected = cashChart({ sheet: writer.name, years, below, values, currency })
  const charts: readonly Omit<Chart, 'at' | 'rows' | 'columns'>[] = [expected, ...fan.charts]
  charts.forEach((chart, c) => {
    const row = fan.row + 1 + c * (chartRows + gap)
    writer.chart({ ...chart, at: { row, column: 0 }, rows: chartRows, columns: 9 })
  })
  return [below + 1, fan.row + 1]
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
