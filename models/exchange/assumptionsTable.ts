import { type Cell, sheetText } from '../report/sheetText.ts'
import type { Look, Workbook } from '../report/workbook.ts'
import { inputName } from '../scenario/inputName.ts'
import { keysOf, locateQuantities } from '../scenario/locate.ts'
import { atPath } from '../scenario/member.ts'
import { parse } from '../scenario/parse.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { createSheet } from '../workbook/sheetWriter.ts'
import { assumptionColumns } from './assumptionsSheet.ts'
import { inputCells } from './inputCells.ts'

const columns = Object.keys(assumptionColumns) as readonly (keyof typeof assumptionColumns)[]

/**
 * The inputs that a document writes down as rows to fill in: which, what it is in words, its value, and what is said about it. Read
 * again they change nothing (`assumptionsFromSheet`). Refuses a document that cannot be read.
 */
const assumptionRows = (given: unknown): Result<readonly (readonly Cell[])[], Failure> => {
  const scenario = parse(given)
  if (!scenario.ok) return scenario
  const { document } = scenario.value
  const places = [...locateQuantities(document).values()]
  const count = new Map<string, number>()
  for (const { path } of places) count.set(path, (count.get(path) ?? 0) + 1)
  const rows = places.flatMap(({ path, pointer }) => {
    const written = atPath(given, keysOf(pointer))
    if (written === undefined) return []
    const own = {
      ...inputCells(written),
      path: (count.get(path) ?? 0) > 1 ? pointer : path,
      input: inputName(document, path),
    }
    return [columns.map((column) => own[column])]
  })
  return success(rows)
}

/** As comma-separated text. */
export const assumptionsCsv = (document: unknown): Result<string, Failure> => {
  const rows = assumptionRows(document)
  return rows.ok ? success(sheetText(columns, rows.value)) : rows
}

const widths: Readonly<Record<keyof typeof assumptionColumns, number>> = {
  ...{ path: 44, input: 40, value: 28, unit: 10, source: 36, date: 12, owner: 16, grade: 7, note: 44 },
}

/** As a workbook of one sheet. */
export const assumptionsWorkbook = (document: unknown): Result<Workbook, Failure> => {
  const rows = assumptionRows(document)
  if (!rows.ok) return rows
  const sheet = createSheet('Assumptions')
  const put = (cell: Cell, [row, column]: readonly [number, number], look: Look): void => {
    if (typeof cell === 'number') sheet.number(row, column, cell, look)
    else if (cell !== null && cell !== '') sheet.text(row, column, cell, look.role)
  }
  for (const [c, column] of columns.entries()) put(column, [0, c], heading)
  for (const [r, row] of rows.value.entries())
    for (const [c, cell] of row.entries()) put(cell, [r + 1, c], lookOf(columns[c]!))
  const finished = sheet.finish({
    ...{ widths: columns.map((column) => widths[column]), landscape: true },
    frozen: { rows: 1, columns: 1 },
  })
  return success({ title: 'Assumptions', identity: 'Assumptions', sheets: [finished], names: [] })
}

const heading: Look = { role: 'heading' }

/** What may be changed is marked as it is in the model workbook. */
const lookOf = (column: keyof typeof assumptionColumns): Look =>
  column === 'path' || column === 'input' ? { role: 'text' } : { role: 'input', format: 'general' }
