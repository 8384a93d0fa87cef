import { type CsvRow, csvRows, separators } from './csvRows.ts'

/** A cell of a file that is imported, with the address a person finds it by: "Reports!C7", or "line 7, gross". */
export interface SheetCell {
  readonly at: string
  /** a date is its civil day as text, `typed` says whether the file itself tells texts, numbers and dates apart */
  readonly value: string | number | boolean | null
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'empty'
}

/** A row with its address: "Reports!7" or "line 7". */
export interface SheetRow {
  readonly at: string
  readonly cells: readonly SheetCell[]
}

/** Rows of one sheet, the header among them; of a CSV every cell is text. */
export interface Sheet {
  readonly rows: readonly SheetRow[]
  readonly typed: boolean
}

/** What is wrong with one cell. */
export interface CellFault {
  readonly cell: string
  readonly expected: string
  readonly found: string
}

/** A comma-separated text as a sheet; an open quote is a fault of the line on which it begins. */
export const csvSheet = (text: string): { readonly sheet: Sheet; readonly faults: readonly CellFault[] } => {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (separator: string): number => first.split(separator).length
  const separator = separators.reduce((best, each) => (count(each) > count(best) ? each : best))
  const { rows, open } = csvRows(text, separator)
  const names = rows[0]?.cells ?? []
  const faults =
    open === null
      ? []
      : [{ cell: `line ${open}`, expected: 'every quote closed', found: 'one that stays open' }]
  return { sheet: { rows: rows.map((row) => csvRow(row, names)), typed: false }, faults }
}

const csvRow = ({ line, cells }: CsvRow, names: readonly string[]): SheetRow => ({
  at: `line ${line}`,
  cells: cells.map((cell, c) => ({
    at: `line ${line}, ${names[c] ?? `column ${c + 1}`}`,
    ...(cell === '' ? { value: null, kind: 'empty' } : { value: cell, kind: 'text' }),
  })),
})
