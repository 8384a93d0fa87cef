import { nearestWord } from '../scenario/suggest.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'
import { mostCompared, mostWorth } from './coalitions.ts'
import type { Valued } from './sampled.ts'

/** A fault of pasted text, with the line it stands in, from 1; null for the text as a whole. */
export interface LineFault {
  readonly line: number | null
  readonly expected: string
  readonly found: string
  readonly suggestion?: string
}

export interface PastedValues {
  /** by contributor, in their order */
  readonly values: readonly Valued[]
  /** values of single records that were added up; 0 where each line is a contributor */
  readonly records: number
}

/** What the cells of a line mean. */
interface Shape {
  readonly kind: 'contributors' | 'records'
  readonly id: number
  readonly value: number
  readonly error: number | null
  readonly cells: number
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Values of a Data-Shapley tool as they are copied out of it (A. Ghorbani, J. Zou, Data Shapley, ICML 2019, and tools after
 * it): lines `id,value` or `id,value,standardError`, one for each contributor, or lines `index,value,contributor` of single
 * records, which are added up by contributor. Cells are parted by commas, semicolons, tabs or blanks; a first line without
 * a number names the columns, in any order (contributor or id, value, standardError, index); blank lines and lines that
 * begin with # are passed over. Refuses every line that cannot be read, with its number, and contributors without a value.
 */
export const readPasted = (text: string, ids: readonly string[]): Result<PastedValues, LineFault> => {
  const lines = linesOf(text)
  const [first] = lines
  if (first === undefined)
    return failure({ line: null, expected: 'lines such as "north,0.25"', found: 'no line' })
  const named = !first.cells.some((cell) => /^[-+−.]?\d/.test(cell))
  const shape = named ? namedShape(first) : usualShape(first)
  if (!shape.ok) return shape
  const rows = named ? lines.slice(1) : lines
  return added(rows, shape.value, ids)
}

const linesOf = (text: string): readonly Line[] =>
  text.split(/\r\n|\r|\n/).flatMap((raw, j) => {
    const row = raw.trim()
    if (row === '' || row.startsWith('#')) return []
    const cells = row.split(separatorOf(row)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    return [{ line: j + 1, cells }]
  })

/** One kind for a line, so that a decimal comma between semicolons is a fault and not two numbers. */
const separatorOf = (row: string): string | RegExp =>
  [';', '\t', ','].find((separator) => row.includes(separator)) ?? /\s+/

/** A plain decimal number, perhaps with an exponent; anything else is text. */
const numberOf = (cell: string): number | null =>
  /^[-+−]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(cell) ? Number(cell.replace('−', '-')) : null

const columnNames: Readonly<Record<'id' | 'value' | 'error' | 'index', readonly string[]>> = {
  id: ['contributor', 'id', 'name', 'owner', 'source'],
  value: ['value', 'shapley', 'values', 'data_value'],
  error: ['standarderror', 'standard_error', 'stderr', 'std_err', 'se', 'error', 'value_stderr'],
  index: ['index', 'datum', 'data_index', 'row'],
}

const namedShape = ({ line, cells }: Line): Result<Shape, LineFault> => {
  const at = (names: readonly string[]): number =>
    cells.findIndex((cell) => names.includes(cell.toLowerCase()))
  const [id, value, error] = [at(columnNames.id), at(columnNames.value), at(columnNames.error)]
  const kind = at(columnNames.index) >= 0 ? 'records' : 'contributors'
  const known = Object.values(columnNames).flat()
  const strange = cells.find((cell) => !known.includes(cell.toLowerCase()))
  const expected =
    'columns named contributor and value, and perhaps standardError or index, or numbers from the first line on'
  if (id < 0 || value < 0 || strange !== undefined)
    return failure({ line, expected, found: quoted(strange ?? cells.join(',')) })
  return success({ kind, id, value, error: error < 0 ? null : error, cells: cells.length })
}

/** Without a line of names: the third cell is a standard error where it is a number, else a contributor. */
const usualShape = ({ line, cells }: Line): Result<Shape, LineFault> => {
  const { length } = cells
  if (length < 2 || length > 3)
    return failure({
      line,
      expected: 'two or three cells: id,value or id,value,standardError or index,value,contributor',
      found: quoted(cells.join(',')),
    })
  if (length === 3 && numberOf(cells[2]!) === null)
    return success({ kind: 'records', id: 2, value: 1, error: null, cells: 3 })
  return success({ kind: 'contributors', id: 0, value: 1, error: length === 3 ? 2 : null, cells: length })
}

const added = (
  rows: readonly Line[],
  shape: Shape,
  ids: readonly string[],
): Result<PastedValues, LineFault> => {
  const places = new Map(ids.map((id, i) => [id, i]))
  const sums = ids.map(() => ({ value: 0, squares: 0, lines: 0 }))
  const faults = rows.flatMap((row): readonly LineFault[] => {
    const wrong = rowFaults(row, shape, places)
    const sum = sums[places.get(row.cells[shape.id] ?? '') ?? -1]
    if (sum === undefined) return wrong
    sum.lines += 1
    if (wrong.length > 0) return wrong
    sum.value += numberOf(row.cells[shape.value]!)!
    const error = shape.error === null ? 0 : numberOf(row.cells[shape.error]!)!
    sum.squares += error * error
    return shape.kind === 'contributors' && sum.lines > 1 ? [again(row, shape)] : []
  })
  const missing = ids.filter((_, i) => sums[i]!.lines === 0)
  const all = missing.length === 0 ? faults : [...faults, without(missing)]
  if (all.length > 0) return failure(...all)
  const values = sums.map(({ value, squares }) => ({ value, standardError: Math.sqrt(squares) }))
  return success({ values, records: shape.kind === 'records' ? rows.length : 0 })
}

const rowFaults = (
  { line, cells }: Line,
  shape: Shape,
  places: ReadonlyMap<string, number>,
): readonly LineFault[] => {
  if (cells.length !== shape.cells)
    return [{ line, expected: `${shape.cells} cells, as in the first line`, found: quoted(cells.join(',')) }]
  const id = cells[shape.id]!
  const known = places.has(id)
  const suggestion = known || places.size > mostCompared ? null : nearestWord(id, [...places.keys()])
  const unknown: LineFault = {
    line,
    expected: 'the id of a contributor',
    found: quoted(id),
    ...(suggestion === null ? {} : { suggestion }),
  }
  return [
    ...(known ? [] : [unknown]),
    ...numberFault(line, cells[shape.value]!, 'a value such as 0.25'),
    ...(shape.error === null ? [] : errorFault(line, cells[shape.error]!)),
  ]
}

const numberFault = (line: number, cell: string, expected: string): readonly LineFault[] => {
  const number = numberOf(cell)
  return number === null || !(Math.abs(number) <= mostWorth) ? [{ line, expected, found: quoted(cell) }] : []
}

const errorFault = (line: number, cell: string): readonly LineFault[] => {
  const expected = 'a standard error of 0 or more'
  const wrong = numberFault(line, cell, expected)
  return wrong.length === 0 && numberOf(cell)! < 0 ? [{ line, expected, found: quoted(cell) }] : wrong
}

const again = ({ line, cells }: Line, { id }: Shape): LineFault => ({
  line,
  expected: 'one line for each contributor',
  found: `${quoted(cells[id]!)} a second time`,
})

const without = (ids: readonly string[]): LineFault => ({
  line: null,
  expected: 'a value for each contributor',
  found: `none for ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ` and ${ids.length - 20} more` : ''}`,
})
