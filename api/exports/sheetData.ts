import type { Content, Look, Sheet, SheetCell, Stretch } from '../../models/report/workbook.ts'
import { address, columnName } from '../../models/workbook/address.ts'
import { escaped } from './xml.ts'

/** The number that a look has in the styles of a workbook. */
export type StyleOf = (look: Look) => number

/** How much text is handed over at once, in characters. */
const enough = 65_536

/**
 * The cells of a sheet as `sheetData` of SpreadsheetML (ECMA-376, 18.3.1.80), row by row, in pieces. Texts stand in their
 * cells; the formula of a stretch stands in its first cell, and the rest share it (18.3.1.40), moved along by their rows.
 */
export function* sheetData(
  sheet: Pick<Sheet, 'cells' | 'stretches' | 'heights'>,
  styleOf: StyleOf,
): Generator<string> {
  const columns = sheet.stretches
    .toSorted((a, b) => a.column - b.column)
    .map((stretch, index) => columnOf(stretch, index, styleOf(stretch.look)))
  let piece = '<sheetData>'
  for (const [row, cells] of rowsOf(sheet)) {
    piece += rowText(row, { cells, columns, styleOf, height: sheet.heights.get(row) })
    if (piece.length < enough) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData>`
}

/** The range that the cells of a sheet take. */
export const dimensionOf = ({ cells, stretches }: Pick<Sheet, 'cells' | 'stretches'>): string => {
  let [down, right] = [0, 0]
  const reach = (row: number, column: number): void => {
    if (row > down) down = row
    if (column > right) right = column
  }
  for (const { row, column } of cells) reach(row, column)
  for (const { row, column, values } of stretches) reach(row + values.length - 1, column)
  return `A1:${address(down, right)}`
}

/** Rows in order, each with its cells in order. */
const rowsOf = ({
  cells,
  stretches,
}: Pick<Sheet, 'cells' | 'stretches'>): readonly (readonly [number, readonly SheetCell[]])[] => {
  const rows = new Map<number, SheetCell[]>()
  for (const cell of cells) {
    const own = rows.get(cell.row)
    if (own === undefined) rows.set(cell.row, [cell])
    else own.push(cell)
  }
  for (const { row: from, values } of stretches)
    for (let row = from; row < from + values.length; row++) if (!rows.has(row)) rows.set(row, [])
  for (const own of rows.values()) own.sort((a, b) => a.column - b.column)
  return [...rows].sort(([a], [b]) => a - b)
}

interface Column {
  readonly column: number
  readonly from: number
  readonly until: number
  readonly textAt: (row: number) => string
}

const columnOf = ({ row: from, column, values, parts }: Stretch, index: number, style: number): Column => {
  const until = from + values.length
  const letters = columnName(column)
  const range = `${letters}${from + 1}:${letters}${until}`
  const first =
    parts && `<f t="shared" ref="${range}" si="${index}">${escaped(parts.join(String(from + 1)))}</f>`
  const rest = parts && `<f t="shared" si="${index}"/>`
  const head = `<c r="${letters}`
  const tail = `" s="${style}">`
  return {
    ...{ column, from, until },
    textAt: (row) =>
      `${head}${row + 1}${tail}${(row === from ? first : rest) ?? ''}<v>${values[row - from]!}</v></c>`,
  }
}

interface Row {
  readonly cells: readonly SheetCell[]
  readonly columns: readonly Column[]
  readonly styleOf: StyleOf
  /** in points, where it is not one line */
  readonly height: number | undefined
}

/** Cells of their own and of stretches, both in order of their columns. */
const rowText = (row: number, { cells, columns, styleOf, height }: Row): string => {
  let text = `<row r="${row + 1}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
  let next = 0
  const writeUntil = (column: number): void => {
    for (; next < cells.length && cells[next]!.column <= column; next++) {
      const { column: at, content, look } = cells[next]!
      text += cellText(address(row, at), content, styleOf(look))
    }
  }
  for (const { column, from, until, textAt } of columns)
    if (from <= row && row < until) {
      writeUntil(column)
      text += textAt(row)
    }
  writeUntil(Infinity)
  return `${text}</row>`
}

const cellText = (at: string, content: Content, style: number): string => {
  if (content.kind === 'text')
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(content.text)}</t></is></c>`
  const { value } = content
  const type = typeof value === 'number' ? '' : ' t="str"'
  const shown = typeof value === 'number' ? value : escaped(value)
  const formula = content.kind === 'formula' ? `<f>${escaped(content.formula)}</f>` : ''
  return `<c r="${at}" s="${style}"${type}>${formula}<v>${shown}</v></c>`
}
