import type { Chart } from '../report/workbook.ts'
import { fixedAddress, quotedSheet } from './address.ts'

/** Colours of the parties, in every chart as in the pictures of the report: dark, and two paler for bands. */
export const partyColours = {
  licensor: { full: '14455C', middle: '7FA5B8', pale: 'C6D8E1' },
  licensee: { full: 'B7791F', middle: 'DDB673', pale: 'F1DFC0' },
} as const
export type Party = keyof typeof partyColours

/** Money along an axis: millions or thousands where the figures are that large. */
export const moneyAxis = (
  values: readonly number[],
  currency: string,
): { readonly format: string; readonly unit: string } => {
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  if (most >= 2e6) return { format: most >= 2e7 ? '#,##0,,' : '#,##0.0,,', unit: `million ${currency}` }
  return most >= 2e3
    ? { format: '#,##0,', unit: `thousand ${currency}` }
    : { format: '#,##0', unit: currency }
}

interface Stretch {
  readonly from: readonly [row: number, column: number]
  readonly to: readonly [row: number, column: number]
}

/** Cells of a sheet as a chart reads them. */
export const chartRange = (sheet: string, { from, to }: Stretch): string =>
  `${quotedSheet(sheet)}!${fixedAddress(...from)}:${fixedAddress(...to)}`

/** Rows that a chart of lying bars takes: enough for their names. */
export const barRows = (bars: number, ofEach: number): number => Math.max(12, 7 + bars * ofEach)

export type ChartPlace = Pick<Chart, 'at' | 'rows' | 'columns'>
