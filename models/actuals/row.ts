import type { ReportRow } from '../scenario/schema/reports.ts'
import type { Failure } from '../units/failure.ts'

/** A row of the reports with its place among them. */
export interface Numbered {
  readonly row: ReportRow
  readonly index: number
}

/** A row that was understood: which period and, of a report, which granted cell of its deal. */
export interface Placed extends Numbered {
  readonly k: number
  /** index into the deal's cells; null for the payment of a fee */
  readonly cell: number | null
  readonly gross: number
  readonly deductions: number
}

/** A fault of a row: its pointer, and in words where it stands in the file it came from. */
export const rowFault = (
  { row, index }: Numbered,
  key: string,
  { expected, found, kind = 'value' }: Told,
): Failure => ({
  kind,
  pointer: key === '' ? `/reports/${index}` : `/reports/${index}/${key}`,
  expected,
  found: row.at === undefined ? found : `${found} (${row.at})`,
})

interface Told {
  readonly expected: string
  readonly found: string
  readonly kind?: 'value' | 'missing-key' | 'reference'
}

/** Where a row stands, for a sentence. */
export const placeOfRow = ({ row, index }: Numbered): string => row.at ?? `row ${index + 1}`
