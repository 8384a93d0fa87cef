import type { Figure } from '../format/number.ts'

/** A table ready to be shown: `value` is the full figure behind a cell, for readers and for tests. */
export interface Cell {
  readonly text: string
  readonly note?: string
  readonly title?: string
  readonly value?: number
  readonly href?: string
  /** the row closes a sum */
  readonly total?: boolean
  /** too little or too much: coloured, beside the sign that it has */
  readonly mark?: 'less' | 'more'
}

export interface Column {
  readonly label: string
  readonly numeric?: boolean
  readonly href?: string
}

export interface Table {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table of one of several things on a page, told apart by its name. */
export const tableOf = (name: string, table: Table): Table => ({
  ...table,
  caption: `${table.caption} (${name})`,
})

export const textCell = (text: string): Cell => ({ text })

/** A figure with its error as the quieter second part of the cell. */
export const figureCell = (written: Figure): Cell => ({
  text: written.text,
  ...(written.error === '' ? {} : { note: `± ${written.error}` }),
  title: written.full,
  value: written.value,
})

export const NO_CELL: Cell = { text: '–', title: 'does not apply' }
