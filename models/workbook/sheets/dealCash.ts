import { cashOf, type LineRole, statementLines } from '../../report/lines.ts'
import type { Chart } from '../../report/workbook.ts'
import type { LineKey } from '../../terms/statement.ts'
import { address } from '../address.ts'
import { chartRange, moneyAxis, partyColours } from '../charts.ts'
import type { SheetWriter } from '../sheetWriter.ts'

/** Where the years of a deal stand on its sheet. */
export const firstYear = 2
export const headRow = 9

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

interface Cash {
  readonly rows: ReadonlyMap<LineKey, number>
  readonly years: number
  readonly row: number
  readonly values: (key: LineKey, year: number) => number
}

/** Cash after tax of both parties by year: the signed sum of the lines. */
export const writeCash = (writer: SheetWriter, { rows, years, row, values }: Cash): number => {
  ;(['licensor', 'licensee'] as const).forEach((party, p) => {
    const at = row + 1 + p
    writer.text(at, 0, `Cash after tax of the ${party}`, 'label')
    const parts = (column: number): string =>
      statementLines
        .flatMap(({ key, role }) => {
          const own = rows.get(key)
          const sign = own === undefined ? '' : signOf[party](role)
          return own === undefined || sign === '' ? [] : [sign.replace('#', address(own, column))]
        })
        .join('')
    const value = (year: number): number => {
      const row = Object.fromEntries(statementLines.map(({ key }) => [key, values(key, year)]))
      return cashOf({ year, ...row })[party]
    }
    const last = firstYear + years - 1
    const all = Array.from({ length: years }, (_, year) => value(year))
    writer.formula(
      at,
      1,
      { formula: `SUM(${address(at, firstYear)}:${address(at, last)})`, value: total(all) },
      { role: 'total', format: 'money' },
    )
    all.forEach((own, year) => {
      writer.formula(
        at,
        firstYear + year,
        { formula: `0${parts(firstYear + year)}`, value: own },
        { role: 'total', format: 'money' },
      )
    })
  })
  return row + 3
}

/** How a line enters a party's cash; # is its cell. Withholding below 0 is the licensor's loss, above it the licensee's. */
const signOf: Readonly<Record<'licensor' | 'licensee', (role: LineRole) => string>> = {
  licensor: (role) => {
    if (role === 'receipt' || role === 'licensorIncome') return '+#'
    if (role === 'withholding') return '+MIN(#,0)'
    return role === 'licensorCost' ? '-#' : ''
  },
  licensee: (role) => {
    if (role === 'licenseeIncome') return '+#'
    if (role === 'withholding') return '-MAX(#,0)'
    return role === 'receipt' || role === 'licenseeCost' ? '-#' : ''
  },
}

interface Charted {
  readonly sheet: string
  readonly years: number
  /** the row after the cash of both parties */
  readonly below: number
  readonly values: readonly number[]
  readonly currency: string
}

/** Cash of both parties by year as a chart. */
export const cashChart = ({
  sheet,
  years,
  below,
  values,
  currency,
}: Charted): Omit<Chart, 'at' | 'rows' | 'columns'> => {
  const range = (row: number): string =>
    chartRange(sheet, { from: [row, firstYear], to: [row, firstYear + years - 1] })
  const { format, unit } = moneyAxis(values, currency)
  return {
    ...{ kind: 'column', stacked: false, format },
    title: 'Cash of both parties by year, expected case',
    series: [
      { name: 'Licensor', values: range(below - 2), colour: partyColours.licensor.full },
      { name: 'Licensee', values: range(below - 1), colour: partyColours.licensee.full },
    ],
    categories: range(headRow),
    axes: { categories: yearWords, values: `Cash after tax, ${unit}` },
  }
}

/** What the years of a statement are. */
export const yearWords = 'Statement year, 0 being the valuation date'
