import { columnName, quotedSheet } from './address.ts'
import { firstColumn } from './figures.ts'

/** Where the working of a deal stands, for the sheets that read it; it holds none of the formulas. */
export interface Working {
  /** a row over all endings as a range of a formula on another sheet; null for a row that is not there */
  readonly range: (row: string) => string | null
  /** ranges of the same, cell by cell, for the values a formula was made with */
  readonly cellsOf: (row: string) => readonly WorkingCell[]
  /** probability of the ending that a column belongs to */
  readonly chanceAt: (column: number) => number
}

export interface WorkingCell {
  readonly column: number
  readonly value: number
}

interface Standing {
  /** of the sheet */
  readonly name: string
  readonly rowAt: ReadonlyMap<string, number>
  readonly cellsBy: ReadonlyMap<string, readonly WorkingCell[]>
  /** the first and the last column */
  readonly reach: readonly [number, number]
  /** by ending */
  readonly chances: readonly number[]
  /** columns of an ending */
  readonly width: number
}

export const workingOf = ({ name, rowAt, cellsBy, reach, chances, width }: Standing): Working => ({
  chanceAt: (column) => chances[Math.floor((column - firstColumn) / (width + 1))] ?? 0,
  range: (key) => {
    const row = rowAt.get(key)
    if (row === undefined) return null
    const [from, to] = reach.map((column) => `$${columnName(column)}$${row + 1}`)
    return `${quotedSheet(name)}!${from}:${to}`
  },
  cellsOf: (key) => cellsBy.get(key) ?? [],
})
