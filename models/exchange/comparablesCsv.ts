import { faultsOf } from '../scenario/faults.ts'
import { comparableSchema, type OwnComparable } from '../scenario/schema/comparable.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { comparableFromCells } from './comparableCells.ts'
import { type CsvRow, csvRows, separators } from './csvRows.ts'
import { fault } from './fault.ts'

/** The columns of such a file; those behind the first eight may be left out. */
export const comparableColumns = [
  'id',
  'licensor',
  'licensee',
  'asset',
  'reported',
  'grade',
  'source',
  'kind',
  'year',
  'low',
  'high',
  'currency',
  'basis',
  'unit',
  'termYears',
  'exclusivity',
  'payment',
  'caution',
] as const

const needed = comparableColumns.slice(0, 8)

/** A record that is no comparable, with its line and column. */
export interface LineFault {
  readonly line: number
  readonly column: string
  readonly expected: string
  readonly found: string
}

export interface ImportedComparables {
  /** in the order of the file, ready for `comparables` of a document */
  readonly comparables: readonly OwnComparable[]
  readonly faults: readonly LineFault[]
}

/** The most records that are read at once. */
export const mostComparables = 1000

/**
 * Comparables of one's own from a spreadsheet: a header with the names of the columns, then one report a line. What is right is
 * taken and the rest told line by line; nothing is divided or converted on the way. Refuses a header that does not fit.
 */
export const importComparables = (text: string): Result<ImportedComparables, Failure> => {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (separator: string): number => first.split(separator).length
  const separator = separators.reduce((best, each) => (count(each) > count(best) ? each : best))
  const { rows, open } = csvRows(text, separator)
  const [header, ...records] = rows
  if (header === undefined) return failure(fault('/text', 'a header and comparables', 'an empty text'))
  if (open !== null) return failure(fault('/text', 'every quote closed', `one open from line ${open} on`))
  const faults = headerFaults(header.cells)
  if (faults.length > 0) return failure(...faults)
  if (records.length > mostComparables)
    return failure(fault('/text', `at most ${mostComparables} comparables`, `${records.length}`))
  return success(readRecords(header.cells, records))
}

const headerFaults = (names: readonly string[]): readonly Failure[] => [
  ...needed
    .filter((name) => !names.includes(name))
    .map((name) => fault('/text', `the column ${name} in the header`, 'none of that name')),
  ...names.flatMap((name, place): readonly Failure[] => {
    if (names.indexOf(name) < place) return [fault('/text', 'each column once', `"${name}" a second time`)]
    if (comparableColumns.some((known) => known === name)) return []
    const suggestion = nearestWord(name, comparableColumns)
    const unknown = fault('/text', `columns of ${comparableColumns.join(', ')}`, `"${name}"`)
    return [suggestion === null ? unknown : { ...unknown, suggestion: `"${suggestion}"` }]
  }),
]

const readRecords = (names: readonly string[], records: readonly CsvRow[]): ImportedComparables => {
  const comparables: OwnComparable[] = []
  const faults: LineFault[] = []
  const seen = new Set<string>()
  for (const { line, cells } of records) {
    const found = readRecord(names, cells)
    const again = found.ok && seen.has(found.value.id)
    if (!found.ok) faults.push(...found.faults.map((each) => ({ line, ...each })))
    else if (again)
      faults.push({
        line,
        column: 'id',
        expected: 'an id of its own',
        found: `"${found.value.id}" a second time`,
      })
    else comparables.push(found.value)
    if (found.ok) seen.add(found.value.id)
  }
  return { comparables, faults }
}

type RecordFault = Omit<LineFault, 'line'>

const readRecord = (
  names: readonly string[],
  cells: readonly string[],
): Result<OwnComparable, RecordFault> => {
  if (cells.length > names.length)
    return {
      ok: false,
      faults: [
        {
          column: '',
          expected: `${names.length} cells`,
          found: `${cells.length}; quote what holds a separator`,
        },
      ],
    }
  const made = comparableFromCells(new Map(names.map((name, place) => [name, cells[place] ?? ''])))
  if (!made.ok) return made
  const read = comparableSchema.safeParse(made.value)
  if (read.success) return { ok: true, value: read.data }
  const faults = faultsOf(read.error, made.value)
  return {
    ok: false,
    faults: faults.map(({ pointer, expected, found }) => ({ column: columnOf(pointer), expected, found })),
  }
}

/** The column of a place in a comparable: "/amount/low" is of the column low. */
const columnOf = (pointer: string): string =>
  pointer.startsWith('/termYears') ? 'termYears' : (pointer.split('/').at(-1) ?? '')
