import type { Sheet } from './sheet.ts'

/** A row of a file as it stands there, for a preview: every cell with its address. */
export interface ShownRow {
  readonly at: string
  readonly cells: readonly { readonly at: string; readonly text: string }[]
}

/** Rows and columns of a file that a preview shows, and characters of a cell. */
export const mostShown = { rows: 200, columns: 40, characters: 120 } as const

const short = (text: string): string =>
  text.length > mostShown.characters ? `${text.slice(0, mostShown.characters - 1)}…` : text

/** The first rows of a sheet and, beyond them, as many of those that are named: a fault is shown where it stands. */
export const sheetText = ({ rows }: Sheet, named: ReadonlySet<string>): readonly ShownRow[] => {
  const first = rows.slice(0, mostShown.rows)
  const later = rows.slice(mostShown.rows).filter((row) => isNamed(row, named))
  return [...first, ...later.slice(0, mostShown.rows)].map(({ at, cells }) => ({
    at,
    cells: cells.slice(0, mostShown.columns).map(({ at: cell, value }) => ({
      at: cell,
      text: short(String(value ?? '')),
    })),
  }))
}

const isNamed = ({ at, cells }: Sheet['rows'][number], named: ReadonlySet<string>): boolean =>
  named.has(at) || cells.some((cell) => named.has(cell.at))
