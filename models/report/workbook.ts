import { precondition } from '../units/precondition.ts'

/**
 * A workbook as data: what a file will show, before there is a file. Rows and columns count from 0. A formula is text
 * without "=", with the value it had when the workbook was made; a text is never a formula, whatever it begins with.
 */
export interface Workbook {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
}

export interface Sheet {
  readonly name: string
  readonly cells: readonly SheetCell[]
  /** widths in characters, from the first column on */
  readonly widths: readonly number[]
  /** rows and columns that stay in view */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly charts: readonly Chart[]
  readonly landscape: boolean
}

export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly content: Content
  readonly look: Look
}

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'formula'; readonly formula: string; readonly value: number | string }

/** How a cell looks: what it is, and how its number is written. */
export interface Look {
  readonly role: 'title' | 'heading' | 'label' | 'note' | 'input' | 'figure' | 'total' | 'good' | 'text'
  readonly format?: Format
}

export type Format = 'money' | 'share' | 'number' | 'year' | 'general'

/** A name for a cell: `sheet` and place. */
export interface DefinedName {
  readonly name: string
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** A chart of cells: each series a stretch of one row or column, like the categories under it. */
export interface Chart {
  readonly kind: 'bar' | 'column' | 'line'
  readonly title: string
  readonly series: readonly { readonly name: string; readonly values: string }[]
  readonly categories: string
  readonly at: { readonly row: number; readonly column: number }
  readonly rows: number
  readonly columns: number
}

/** Refuses, as our own mistake, a number that no workbook may hold, and a name that two sheets have. */
export const checkWorkbook = ({ sheets }: Workbook): void => {
  const names = sheets.map(({ name }) => name.toLowerCase())
  precondition(new Set(names).size === names.length, 'two sheets have one name')
  for (const { name, cells } of sheets)
    for (const { content, row, column } of cells)
      if (content.kind !== 'text' && typeof content.value === 'number')
        precondition(Number.isFinite(content.value), `${name} holds no number at ${row}, ${column}`)
}
