import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Measured } from './curveEvidence.ts'

/** More points than this are no learning curve but a log of one. */
export const mostPoints = 2000
/** Faults listed at most. */
const mostFaults = 50

/**
 * Reads measured points: a line each, records, error and perhaps a seed, separated by commas, semicolons, tabs or blanks;
 * a first line of names (records, n, size; error, loss, metric; seed, run) says another order. Lines that are empty or
 * start with # are passed over. Every line that is none is a fault, all at once, with its number, one with a decimal comma
 * among them.
 */
export const readMeasured = (text: string): Result<readonly Measured[], Failure> => {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.length > 0)
  const [first, ...rest] = lines
  if (first === undefined) return failure(fault('lines of records and error', 'nothing'))
  const header = headerOf(first.cells)
  if (header !== null && 'fault' in header)
    return failure(fault(header.fault, `line ${first.number}: ${quoted(first)}`))
  const rows = header === null ? lines : rest
  const read = rows.map((row) => rowOf(row, header ?? plainOrder))
  const faults = read.flatMap((row) => ('expected' in row ? [row] : []))
  if (faults.length > 0) return failure(...limited(faults))
  if (rows.length === 0) return failure(fault('lines of records and error', 'a first line of names alone'))
  if (rows.length > mostPoints) return failure(fault(`at most ${mostPoints} points`, `${rows.length}`))
  return success(read.flatMap((row) => ('expected' in row ? [] : [row])))
}

interface Line {
  readonly number: number
  readonly cells: readonly string[]
}

/** Which cell holds what; −1: none. */
interface Order {
  readonly records: number
  readonly error: number
  readonly seed: number
}

const plainOrder: Order = { records: 0, error: 1, seed: 2 }

/** With commas, semicolons or tabs between them cells may be empty; else blanks separate. */
const cellsOf = (line: string): readonly string[] => {
  const clean = line.trim()
  if (clean === '' || clean.startsWith('#')) return []
  const cells = clean.split(separatorOf(clean))
  return cells.map((cell) => cell.replace(/^"(.*)"$/, '$1'))
}

/** Beside a semicolon or a tab a comma stands in a number, "0,4", and separates nothing. */
const separatorOf = (line: string): RegExp => {
  if (/[;\t]/.test(line)) return /\s*[;\t]\s*/
  return line.includes(',') ? /\s*,\s*/ : /\s+/
}

const names = {
  records: /^(records?|n|sizes?|samples?|examples?|n_?records|n_?train)$/i,
  error: /^(errors?|loss|metric|value|test_?error|error_?rate)$/i,
  seed: /^(seeds?|runs?|replicates?)$/i,
} as const

/** The order that a first line of names gives; null where it holds numbers. */
const headerOf = (cells: readonly string[]): Order | { readonly fault: string } | null => {
  if (cells.some((cell) => number(cell) !== null)) return null
  const place = (name: keyof typeof names): number => cells.findIndex((cell) => names[name].test(cell))
  const order = { records: place('records'), error: place('error'), seed: place('seed') }
  if (order.records >= 0 && order.error >= 0) return order
  if (cells.some((cell) => /acc(uracy)?|auc|f1|r2|score/i.test(cell)))
    return { fault: 'a column of errors; of a metric that rises, such as accuracy, give 1 − metric' }
  return { fault: 'two or three numbers, or the names records, error and perhaps seed' }
}

const number = (cell: string): number | null =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : null

const rowOf = (line: Line, { records: n, error: e, seed: s }: Order): Measured | Failure => {
  const [records, error] = [number(line.cells[n] ?? ''), number(line.cells[e] ?? '')]
  const written = line.cells[s] ?? ''
  const seed = written === '' ? undefined : number(written)
  const wrong = (expected: string): Failure => fault(expected, `line ${line.number}: ${quoted(line)}`)
  if (
    records === null ||
    error === null ||
    seed === null ||
    line.cells.length > Math.max(3, n + 1, e + 1, s + 1)
  )
    return wrong('records, error and perhaps a seed, as numbers with a decimal point')
  if (!(records > 0 && records < Infinity)) return wrong('a number of records above 0')
  if (!(error >= 0 && error < Infinity)) return wrong('an error of 0 or more')
  if (seed !== undefined && !Number.isInteger(seed)) return wrong('a seed that is a whole number')
  return seed === undefined ? [records, error] : [records, error, seed]
}

const quoted = ({ cells }: Line): string => {
  const text = cells.join(', ')
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`
}

const fault = (expected: string, found: string): Failure => ({
  kind: 'value',
  pointer: '/text',
  expected,
  found,
})

const limited = (faults: readonly Failure[]): readonly Failure[] =>
  faults.length <= mostFaults
    ? faults
    : [
        ...faults.slice(0, mostFaults),
        fault('lines of records and error', `${faults.length - mostFaults} more lines that are none`),
      ]
