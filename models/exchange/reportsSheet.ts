import type { ReportRow } from '../scenario/schema/reports.ts'
import { type Columns, readEntries } from './records.ts'
import type { CellFault, Sheet } from './sheet.ts'

/** The columns of royalty reports; `period` and `currency` are always needed. */
export const reportColumns = {
  deal: 'text',
  period: 'label',
  line: 'text',
  field: 'text',
  territory: 'text',
  product: 'text',
  gross: 'number',
  deductions: 'number',
  net: 'number',
  units: 'number',
  unit: 'text',
  royalty: 'number',
  paid: 'number',
  paidOn: 'date',
  currency: 'text',
  creditNote: 'text',
} as const satisfies Columns

export interface ImportedReports {
  /** rows for `reports` of `actuals`; each says where it stood */
  readonly reports: readonly ReportRow[]
  readonly faults: readonly CellFault[]
}

/** Royalty reports from a sheet: a header, then a row for each period and product. What they say is checked by `actuals`. */
export const reportsFromSheet = (sheet: Sheet): ImportedReports => {
  const { entries, faults } = readEntries(sheet, reportColumns, ['period', 'currency'])
  const missing = entries.flatMap(({ at, values }) =>
    ['period', 'currency']
      .filter((name) => values[name] === undefined)
      .map((name) => ({ cell: at, expected: `a ${name}`, found: 'an empty cell' })),
  )
  // their kinds are those of the columns; which words may stand in them is the business of the schema
  const reports = entries.map(({ at, values }) => ({ ...values, at }) as unknown as ReportRow)
  return { reports, faults: [...faults, ...missing] }
}
