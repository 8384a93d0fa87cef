import { plainText } from '../report/sheetText.ts'
import { nearestWord } from '../scenario/suggest.ts'
import { parseDay } from '../units/date.ts'
import type { CellFault, Sheet, SheetCell, SheetRow } from './sheet.ts'

/** What a column holds. `label` is a text or a number, kept as it is written; `when` a date, or a text such as "spring 2027". */
export type ColumnKind = 'text' | 'number' | 'date' | 'label' | 'when'

export type Columns = Readonly<Record<string, ColumnKind>>

/** A row read by its header: by column what stands there; empty cells are left out. */
export interface Entry {
  readonly at: string
  readonly values: Readonly<Record<string, string | number>>
  /** the address of each */
  readonly cells: Readonly<Record<string, string>>
}

export interface Entries {
  readonly entries: readonly Entry[]
  readonly faults: readonly CellFault[]
}

/** The most rows of a sheet that are imported at once. */
export const mostRows = 5000

/**
 * Rows under a header with the names of columns. Every column has its name once and is one of those known; every cell is what its
 * column holds: a number is a number (or in a CSV written as one, 1200000.5), a date a date (or written 2027-01-31). A row with
 * a fault is told and left out; nothing is guessed.
 */
export const readEntries = ({ rows, typed }: Sheet, columns: Columns, needed: readonly string[]): Entries => {
  const [header, ...body] = rows
  if (header === undefined)
    return only({ cell: 'the sheet', expected: `a header with ${needed.join(', ')}`, found: 'nothing' })
  const faults = headerFaults(header, columns, needed)
  if (faults.length > 0) return { entries: [], faults }
  if (body.length === 0)
    return only({ cell: header.at, expected: 'a row below the names of columns', found: 'none' })
  if (body.length > mostRows)
    return only({ cell: header.at, expected: `at most ${mostRows} rows`, found: `${body.length}` })
  const names = header.cells.map(({ value }) => String(value ?? ''))
  const read = body.map((row) => readRow(row, { names, columns, typed }))
  return {
    entries: read.flatMap((each) => (each.faults.length > 0 ? [] : [each.entry])),
    faults: read.flatMap((each) => each.faults),
  }
}

const only = (fault: CellFault): Entries => ({ entries: [], faults: [fault] })

const headerFaults = ({ at, cells }: SheetRow, columns: Columns, needed: readonly string[]): CellFault[] => {
  const names = cells.map(({ value }) => value)
  const known = Object.keys(columns)
  const faults: CellFault[] = needed
    .filter((name) => !names.includes(name))
    .map((name) => ({ cell: at, expected: `a column ${name}`, found: 'none of that name' }))
  cells.forEach(({ at: cell, value, kind }, c) => {
    if (kind === 'empty') return
    if (names.indexOf(value) < c)
      faults.push({ cell, expected: 'each column once', found: `"${value}" a second time` })
    else if (!known.includes(String(value))) {
      const near = nearestWord(String(value), known)
      const advice = near === null ? '' : `; did you mean "${near}"?`
      faults.push({ cell, expected: `a column of ${known.join(', ')}`, found: `"${value}"${advice}` })
    }
  })
  return faults
}

interface Reading {
  readonly names: readonly string[]
  readonly columns: Columns
  readonly typed: boolean
}

const readRow = (
  { at, cells }: SheetRow,
  { names, columns, typed }: Reading,
): { readonly entry: Entry; readonly faults: readonly CellFault[] } => {
  const values: Record<string, string | number> = {}
  const places: Record<string, string> = {}
  const faults: CellFault[] = []
  cells.forEach((cell, c) => {
    if (cell.kind === 'empty') return
    const name = names[c] ?? ''
    const kind = columns[name]
    if (kind === undefined) {
      faults.push({
        cell: cell.at,
        expected: 'nothing outside of the columns of the header',
        found: shownCell(cell),
      })
      return
    }
    const value = readCell(cell, kind, typed)
    if (value === null) faults.push({ cell: cell.at, expected: words[kind], found: shownCell(cell) })
    else {
      values[name] = value
      places[name] = cell.at
    }
  })
  return { entry: { at, values, cells: places }, faults }
}

const words: Readonly<Record<ColumnKind, string>> = {
  text: 'a text',
  label: 'a text or a number: format the cell as text where a program makes a date of it',
  number: 'a number such as 1200000.5, without separators of thousands',
  date: 'a date, written 2027-01-31',
  when: 'a date, or a text',
}

/** The value of a cell as its column has it; null where it is none. */
const readCell = (
  { value, kind: own }: SheetCell,
  kind: ColumnKind,
  typed: boolean,
): string | number | null => {
  if (kind === 'number') {
    if (own === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null
    return !typed && typeof value === 'string' ? decimalOf(value) : null
  }
  if (kind === 'date') return typeof value === 'string' && parseDay(value) !== null ? value : null
  if (kind === 'label' && own === 'number') return Number(value)
  if (kind === 'when' && own === 'date') return String(value)
  if (own !== 'text') return null
  return typed ? String(value) : plainText(String(value))
}

const decimalOf = (text: string): number | null =>
  /^[-−]?\d{1,18}(\.\d{1,20})?$/.test(text) ? Number(text.replace('−', '-')) : null

const shownCell = ({ value, kind }: SheetCell): string =>
  kind === 'text' ? `the text "${String(value).slice(0, 60)}"` : `the ${kind} ${value}`
