import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { assumptionsFromSheet } from './assumptionsSheet.ts'
import type { Change } from './change.ts'
import { importComparables } from './comparablesCsv.ts'
import { fault } from './fault.ts'
import { pointsFromSheet, pointsInto } from './pointsSheet.ts'
import { reportsFromSheet } from './reportsSheet.ts'
import type { CellFault, Sheet } from './sheet.ts'
import { unfit } from './unfit.ts'

export const importKinds = ['assumptions', 'comparables', 'points', 'reports'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a file says, and what it would change; nothing is stored. */
export interface Imported {
  readonly kind: ImportKind
  /** what was read: rows of reports, comparables or points; of assumptions the changes */
  readonly rows: readonly unknown[]
  readonly changes: readonly Change[]
  readonly faults: readonly CellFault[]
  /** the document with all of it; null without one, or while there are faults */
  readonly document: unknown
}

interface Into {
  readonly document?: unknown
  /** of points: the path of the learning curve that they are of, licensees.ID.positions.FIELD */
  readonly curve?: string | undefined
}

/** A sheet as one of the things that are imported; with a document, what it would change there. */
export const importSheet = (
  kind: ImportKind,
  sheet: Sheet,
  { document, curve }: Into,
): Result<Imported, Failure> => {
  switch (kind) {
    case 'assumptions': {
      if (document === undefined)
        return failure(fault('/document', 'the document that the assumptions belong to', 'none'))
      const read = assumptionsFromSheet(sheet, document)
      return read.ok ? success({ kind, rows: read.value.changes, ...read.value }) : read
    }
    case 'comparables':
      return success(comparablesInto(sheet, document))
    case 'points': {
      if (document === undefined)
        return success({ kind, changes: [], document: null, ...pointsFromSheet(sheet) })
      const read = pointsInto(sheet, document, curve)
      return read.ok ? success({ kind, ...read.value }) : read
    }
    case 'reports': {
      if (document !== undefined) return failure(keptElsewhere)
      const { reports, faults } = reportsFromSheet(sheet)
      return success({ kind, rows: reports, changes: [], faults, document: null })
    }
    default:
      return kind satisfies never
  }
}

const keptElsewhere = fault(
  '/document',
  'no document: leave it out, royalty reports change none; they are kept with a scenario, at its /reports',
  'one',
)

/** A typed sheet as the text that comparables and points are read from; a row is a line, and keeps its number. */
const linesOf = ({ rows }: Sheet): string =>
  rows
    .map(({ cells }) =>
      cells
        .map(
          ({ value }) =>
            `"${String(value ?? '')
              .replace(/\s+/g, ' ')
              .replaceAll('"', '""')}"`,
        )
        .join(','),
    )
    .join('\n')

const comparablesInto = (sheet: Sheet, document: unknown): Imported => {
  const none = { kind: 'comparables', rows: [], changes: [], document: null } as const
  const read = importComparables(linesOf(sheet))
  if (!read.ok) {
    const at = sheet.rows[0]?.at ?? 'the sheet'
    return { ...none, faults: read.faults.map(({ expected, found }) => ({ cell: at, expected, found })) }
  }
  const names = (sheet.rows[0]?.cells ?? []).map(({ value }) => value)
  const faults = read.value.faults.map(({ line, column, expected, found }) => {
    const row = sheet.rows[line - 1]
    const cell =
      row?.cells[names.indexOf(column)]?.at ??
      `${row?.at ?? `line ${line}`}${column === '' ? '' : `, ${column}`}`
    return { cell, expected, found }
  })
  const rows = read.value.comparables
  if (document === undefined || typeof document !== 'object' || document === null)
    return { ...none, rows, faults }
  const old: unknown = Reflect.get(document, 'comparables')
  const before: readonly unknown[] = Array.isArray(old) ? old : []
  const placeOf = (id: string): number => before.findIndex((each) => Object(each).id === id)
  const fresh = rows.filter(({ id }) => placeOf(id) < 0)
  const changes = rows.map((row): Change => {
    const place = placeOf(row.id)
    const at = place < 0 ? before.length + fresh.indexOf(row) : place
    const line = sheet.rows.find(({ cells }) => cells[names.indexOf('id')]?.value === row.id)
    return {
      cell: line?.at ?? row.id,
      pointer: `/comparables/${at}`,
      path: `comparables.${row.id}`,
      before: place < 0 ? null : before[place],
      after: row,
    }
  })
  const merged = [...before.map((each) => rows.find(({ id }) => id === Object(each).id) ?? each), ...fresh]
  const changed = { ...document, comparables: merged }
  const all = faults.length > 0 ? faults : unfit(changed, changes)
  return { kind: 'comparables', rows, changes, faults: all, document: all.length > 0 ? null : changed }
}
