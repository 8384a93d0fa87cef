import { check } from '../valuation.ts'
import type { Change } from './change.ts'
import type { CellFault } from './sheet.ts'

/** What a changed document would be refused for, told by the cell that brings it about; else by its place. */
export const unfit = (document: unknown, changes: readonly Change[]): readonly CellFault[] => {
  const checked = check(document)
  if (checked.ok) return []
  return checked.faults.map(({ pointer, expected, found }) => {
    const at = changes.find(
      (change) => pointer === change.pointer || pointer.startsWith(`${change.pointer}/`),
    )
    if (at !== undefined) return { cell: at.cell, expected, found }
    const named = changes.find(({ path }) => found.includes(path))
    return { cell: named?.cell ?? 'the document', expected, found: `${found}, at ${pointer}` }
  })
}
