import type { CellFault } from '../../models/exchange/sheet.ts'
import type { ReportRow } from '../../models/scenario/schema/reports.ts'
import { ended } from '../../models/units/sentence.ts'
import type { FailureItem } from '../trouble.ts'

/** A row of a file with the addresses of its cells. */
export interface FileRow {
  readonly at: string
  readonly cells: readonly { readonly at: string; readonly text: string }[]
}

interface ShownCell {
  readonly at: string
  readonly text: string
  /** '' where nothing is wrong */
  readonly fault: string
  /** the letter of a column of a workbook, else '' */
  readonly column: string
}

interface Shown {
  readonly at: string
  readonly fault: string
  readonly cells: readonly ShownCell[]
}

/** What was expected and what stands there, as a sentence. */
export const faultText = ({ expected, found }: CellFault): string =>
  ended(`expected ${expected}; found ${found}`)

const columnOf = (at: string): string => /!([A-Z]{1,3})\d+$/.exec(at)?.[1] ?? ''

/** The first row as names of columns, then the others; each as wide as the widest, with the faults where they are. */
export const fileTable = (
  rows: readonly FileRow[],
  faults: readonly CellFault[],
): { readonly header: Shown; readonly body: readonly Shown[] } => {
  const wide = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const faultAt = (cell: string): string =>
    faults.flatMap((fault) => (fault.cell === cell ? [faultText(fault)] : [])).join(' ')
  // what no column has, a date that is missing, is told beside its row
  const rowFault = ({ at, cells }: FileRow): string =>
    faults
      .filter(
        ({ cell }) => cell === at || (cell.startsWith(`${at}, `) && cells.every((each) => each.at !== cell)),
      )
      .map(faultText)
      .join(' ')
  const shown = rows.map(
    ({ at, cells }): Shown => ({
      at,
      fault: rowFault({ at, cells }),
      cells: Array.from({ length: wide }, (_, i) => {
        const cell = cells[i] ?? { at: '', text: '' }
        return { ...cell, fault: cell.at === '' ? '' : faultAt(cell.at), column: columnOf(cell.at) }
      }),
    }),
  )
  const [header = { at: '', fault: '', cells: [] }, ...body] = shown
  return { header, body }
}

/**
 * What is wrong with reported rows, by the cell of the file that each stands in; what is wrong with something else stays as it
 * is. A key that no column has is told by its row.
 */
export const faultsByCell = (
  failures: readonly FailureItem[],
  reports: readonly ReportRow[],
  file: readonly FileRow[],
): { readonly cells: readonly CellFault[]; readonly others: readonly FailureItem[] } => {
  const names = file[0]?.cells.map(({ text }) => text) ?? []
  const cells: (CellFault & { readonly row: number })[] = []
  const others: FailureItem[] = []
  for (const failure of failures) {
    const [, index, key = ''] = /^\/reports\/(\d+)(?:\/([^/]+))?/.exec(failure.pointer) ?? []
    const at = index === undefined ? undefined : reports[Number(index)]?.at
    if (at === undefined) {
      others.push(failure)
      continue
    }
    const row = file.find((each) => each.at === at)
    const near = failure.suggestion === undefined ? '' : ` (did you mean ${failure.suggestion}?)`
    const cell = row?.cells[names.indexOf(key)]?.at ?? (key === '' ? at : `${at}, ${key}`)
    const found = failure.found.replace(` (${at})`, '')
    cells.push({ cell, expected: `${failure.expected}${near}`, found, row: Number(index) })
  }
  const inOrder = cells.toSorted((a, b) => a.row - b.row)
  return { cells: inOrder.map(({ cell, expected, found }) => ({ cell, expected, found })), others }
}
