import { readMeasured } from '../dataset/measuredText.ts'
import { escapePointer, keysOf } from '../scenario/locate.ts'
import { atPath, withMember } from '../scenario/member.ts'
import { parse } from '../scenario/parse.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Change } from './change.ts'
import { type CurvePlace, curvesOf } from './curvePlaces.ts'
import { type Entry, readEntries } from './records.ts'
import type { CellFault, Sheet } from './sheet.ts'
import { unfit } from './unfit.ts'

export const pointColumns = { records: 'number', error: 'number', seed: 'number' } as const

export interface ReadPoints {
  /** [records, error] or [records, error, seed], as a learning curve has them */
  readonly rows: readonly (readonly number[])[]
  readonly faults: readonly CellFault[]
}

/** Measured points from a sheet: a header, then a row for each measurement. */
export const pointsFromSheet = (sheet: Sheet): ReadPoints => {
  const { entries, faults } = readEntries(sheet, pointColumns, ['records', 'error'])
  if (faults.length > 0) return { rows: [], faults }
  const read = readMeasured(entries.map(lineOf).join('\n'))
  if (read.ok)
    return { rows: read.value.map((point) => point.filter((each) => each !== undefined)), faults: [] }
  const wrong = read.faults.map(({ expected, found }) => {
    const line = /^line (\d+)/.exec(found)
    const cell = line === null ? 'the sheet' : (entries[Number(line[1]) - 1]?.at ?? 'the sheet')
    return { cell, expected, found: found.replace(/^line \d+: /, '') }
  })
  return { rows: [], faults: wrong }
}

const lineOf = ({ values: { records, error, seed } }: Entry): string =>
  [records ?? '', error ?? '', ...(seed === undefined ? [] : [seed])].join(',')

interface PointsInto extends ReadPoints {
  readonly changes: readonly Change[]
  readonly document: unknown
}

/**
 * Measured points in place of those of one learning curve, named by its path (licensees.ID.positions.FIELD); without one, of the
 * only curve there is. What the changed document would be refused for is told as a fault of the file.
 */
export const pointsInto = (
  sheet: Sheet,
  given: unknown,
  curve: string | undefined,
): Result<PointsInto, Failure> => {
  const scenario = parse(given)
  if (!scenario.ok) return failure(...scenario.faults)
  const place = chosen(curvesOf(scenario.value.document), curve)
  if (!place.ok) return place
  const { rows, faults } = pointsFromSheet(sheet)
  const { path, index, position } = place.value
  const pointer = `/licensees/${index}/positions/${escapePointer(position)}/utility/points`
  const keys = keysOf(pointer)
  const before = atPath(given, keys)
  const first = sheet.rows[1]?.at ?? 'the sheet'
  if (faults.length > 0) return success({ rows, changes: [], faults, document: null })
  const document = withMember(given, keys, rows)
  const changes = [{ cell: first, pointer, path: `${path}.utility.points`, before, after: rows }]
  const wrong = unfit(document, changes)
  return success({ rows, changes, faults: wrong, document: wrong.length > 0 ? null : document })
}

const chosen = (curves: readonly CurvePlace[], wanted: string | undefined): Result<CurvePlace, Failure> => {
  const found = wanted === undefined ? curves[0] : curves.find(({ path }) => path === wanted)
  if (found !== undefined && (wanted !== undefined || curves.length === 1)) return success(found)
  const paths = curves.map(({ path }) => path)
  const expected =
    paths.length === 0 ? 'a document with a learning curve' : `the path of a curve: ${paths.join(', ')}`
  const near = wanted === undefined ? null : nearestWord(wanted, paths)
  const base = { pointer: '/curve', expected, found: wanted === undefined ? 'none' : `"${wanted}"` }
  return failure({ kind: 'reference', ...base, ...(near === null ? {} : { suggestion: near }) })
}
