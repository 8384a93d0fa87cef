import { keysOf, locateQuantities } from '../scenario/locate.ts'
import { atPath, withMember } from '../scenario/member.ts'
import { parse } from '../scenario/parse.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Change } from './change.ts'
import { readObject, writtenInput } from './inputCells.ts'
import { type Columns, type Entry, readEntries } from './records.ts'
import type { CellFault, Sheet } from './sheet.ts'
import { unfit } from './unfit.ts'

/** The columns of assumptions: which input, its name for the reader, what it is now, and where that comes from. */
export const assumptionColumns = {
  path: 'text',
  input: 'text',
  value: 'label',
  unit: 'text',
  source: 'text',
  date: 'when',
  owner: 'text',
  grade: 'text',
  note: 'text',
} as const satisfies Columns

export interface ImportedAssumptions {
  readonly changes: readonly Change[]
  readonly faults: readonly CellFault[]
  /** the document with all of it; null where something is wrong */
  readonly document: unknown
}

/**
 * Assumptions from a sheet into a document: each row names an input by its path (fields.ID.market.size) or JSON pointer, and its
 * value as a document writes it: a number, "6.5%", "2M to 5M", a distribution as JSON. What a row says as the document does stays as
 * it is written there (`writtenInput`); of an input that changes its value the old source is not kept.
 * Refuses a document that cannot be read; told cell by cell: inputs that are not there or named twice, values that do not fit.
 */
export const assumptionsFromSheet = (sheet: Sheet, given: unknown): Result<ImportedAssumptions, Failure> => {
  const scenario = parse(given)
  if (!scenario.ok) return failure(...scenario.faults)
  const places = [...locateQuantities(scenario.value.document).values()]
  const { entries, faults: unread } = readEntries(sheet, assumptionColumns, ['path', 'value'])
  const faults = [...unread]
  const changes: Change[] = []
  let document = given
  for (const entry of entries) {
    const named = String(entry.values.path ?? '')
    const place = places.find(({ path, pointer }) => path === named || pointer === named)
    const fault = entryFault(entry, { place, changes, known: places.map(({ path }) => path) })
    if (fault !== null || place === undefined) {
      if (fault !== null) faults.push(fault)
      continue
    }
    const keys = keysOf(place.pointer)
    const before = atPath(given, keys)
    const after = writtenInput(before, entry.values)
    const cell = entry.cells.value ?? entry.at
    if (before === undefined && atPath(given, keys.slice(0, -1)) === undefined)
      faults.push({
        cell,
        expected: 'an input that the document writes down',
        found: `${named}, which is assumed`,
      })
    else {
      changes.push({ cell, ...place, before: before ?? null, after })
      document = withMember(document, keys, after)
    }
  }
  faults.push(...unfit(document, changes))
  return success({ changes, faults, document: faults.length > 0 ? null : document })
}

interface Checking {
  readonly place: { readonly pointer: string } | undefined
  readonly changes: readonly Change[]
  readonly known: readonly string[]
}

const entryFault = ({ at, values, cells }: Entry, { place, changes, known }: Checking): CellFault | null => {
  const cell = cells.path ?? at
  if (values.path === undefined) return { cell: at, expected: 'a path', found: 'an empty cell' }
  if (values.value === undefined) return { cell: at, expected: 'a value', found: 'an empty cell' }
  const value = String(values.value)
  if (value.startsWith('{') && readObject(value) === null)
    return { cell: cells.value ?? at, expected: 'a distribution as JSON', found: 'a text that begins as one' }
  if (place === undefined) {
    const near = nearestWord(String(values.path), known)
    const advice = near === null ? '' : `; did you mean ${near}?`
    return { cell, expected: 'the path of an input of the document', found: `"${values.path}"${advice}` }
  }
  return changes.some(({ pointer }) => pointer === place.pointer)
    ? { cell, expected: 'each input once', found: `"${values.path}" a second time` }
    : null
}
