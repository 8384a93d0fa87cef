import { precondition } from '../units/precondition.ts'

/**
 * Cells of a comma-separated file (RFC 4180, lines end in CR LF). A spreadsheet takes text that begins with = + - @
 * (also full-width, also after spaces) or with a control character for a formula: such text gets one apostrophe (also where
 * it has some, so that taking one away gives it back). Numbers are written as their shortest exact text and are never
 * prefixed.
 */
export type Cell = string | number | null

const readAsFormula = /^'*(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/

/** Text that a spreadsheet shows as it is. */
export const safeText = (text: string): string => (readAsFormula.test(text) ? `'${text}` : text)

/** The text that was made safe: without the apostrophe that shows it as it is. */
export const plainText = (text: string): string =>
  text.startsWith("'") && readAsFormula.test(text) ? text.slice(1) : text

const escaped = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return escaped(safeText(cell))
  precondition(Number.isFinite(cell), 'an exported number is finite')
  return cell === 0 ? '0' : String(cell)
}

/** Cells beside each other, without the end of a line: a row, or a part of one. */
export const cellsText = (cells: readonly Cell[]): string => cells.map(cellText).join(',')

/** Header and rows as one file. */
export const sheetText = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => `${cellsText(row)}\r\n`).join('')
