import { precondition } from '../units/precondition.ts'

/**
 * A workbook as data: what a file will show, before there is a file. Rows and columns count from 0. A formula is text
 * without "=", with the value it had when the workbook was made; a text is never a formula, whatever it begins with.
 */
export interface Workbook {
  readonly title: string
  readonly sheets: readonly Sheet[]
  readonly names: readonly DefinedName[]
  /** who it is, at the foot of every page */
  readonly identity: string
}

export interface Sheet {
  readonly name: string
  readonly cells: readonly SheetCell[]
  /** cells that are alike down a column, of which a sheet may have hundreds of thousands */
  readonly stretches: readonly Stretch[]
  /** widths in characters, from the first column on */
  readonly widths: readonly number[]
  /** rows and columns that stay in view */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly charts: readonly Chart[]
  /** heights of rows in points, where a text takes more than a line */
  readonly heights: ReadonlyMap<number, number>
  readonly print: Print
}

/** How a sheet prints on A4: what of it, turned how, in what size, and what stands on every page again. */
export interface Print {
  readonly landscape: boolean
  /** the last row and column that print; beyond them a sheet is for the screen */
  readonly last: { readonly row: number; readonly column: number }
  /** rows on top of every page, from and to; null for none */
  readonly headRows: readonly [number, number] | null
  /** columns on the left of every page */
  readonly headColumns: number
  /** columns and rows with which a page begins */
  readonly pages: { readonly columns: readonly number[]; readonly rows: readonly number[] }
  /** size in percent; null where the sheet is made as wide as a page */
  readonly scale: number | null
}

export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly content: Content
  readonly look: Look
  /** how many columns it takes, if not one */
  readonly span?: number
}

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'formula'; readonly formula: string; readonly value: number | string }

/** Cells one below another, a value each. Row and column are those of the first. */
export interface Stretch {
  readonly row: number
  readonly column: number
  readonly values: Float64Array
  /** the formula that all of them have, cut wherever it names its own row; null of numbers */
  readonly parts: readonly string[] | null
  readonly look: Look
}

/** A cell of a stretch as a cell of its own. */
export const cellOf = ({ row, column, values, parts, look }: Stretch, j: number): SheetCell => {
  const value = values[j]!
  const at = { row: row + j, column, look }
  if (parts === null) return { ...at, content: { kind: 'number', value } }
  return { ...at, content: { kind: 'formula', formula: parts.join(String(row + j + 1)), value } }
}

/** Every cell of a sheet, one by one. */
export function* cellsOf({ cells, stretches }: Pick<Sheet, 'cells' | 'stretches'>): Generator<SheetCell> {
  yield* cells
  for (const stretch of stretches) for (let j = 0; j < stretch.values.length; j++) yield cellOf(stretch, j)
}

/** How a cell looks: what it is, and how its number is written. */
export interface Look {
  readonly role: 'title' | 'heading' | 'label' | 'note' | 'input' | 'figure' | 'total' | 'good' | 'text'
  readonly format?: Format
  /** broken into lines within its width */
  readonly wraps?: true
  /** above figures */
  readonly right?: true
  /** apart from what stands before it */
  readonly inset?: true
}

export type Format =
  | 'money'
  | 'share'
  | 'number'
  | 'year'
  | 'general'
  | 'small'
  | 'percent'
  | 'tiny'
  /** of a point in an average: never below 0, and of as many sizes as there are points */
  | 'weight'
  | 'never'

/** A name for a cell: `sheet` and place. */
export interface DefinedName {
  readonly name: string
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/**
 * A chart of cells: each series a stretch of one row or column, like the categories under it. Bars lie, columns stand. In a
 * `stacked` chart each series begins where the one before ends, sums below 0 downwards from 0 if they are bars.
 */
export interface Chart {
  readonly kind: 'bar' | 'column' | 'area'
  readonly stacked: boolean
  readonly title: string
  readonly series: readonly ChartSeries[]
  readonly categories: string
  /** what stands along both axes, with the unit of the figures */
  readonly axes: { readonly categories: string; readonly values: string }
  /** how figures of the axis are written, as a format of cells has it */
  readonly format: string
  readonly at: { readonly row: number; readonly column: number }
  readonly rows: number
  readonly columns: number
}

export interface ChartSeries {
  readonly name: string
  readonly values: string
  /** six hexadecimal digits; null for one that takes its room and is not seen */
  readonly colour: string | null
  /** a line over the others */
  readonly line?: true
  /** not named a second time */
  readonly unnamed?: true
}

/** Refuses, as our own mistake, a number that no workbook may hold, and a name that two sheets have. */
export const checkWorkbook = ({ sheets }: Workbook): void => {
  const names = sheets.map(({ name }) => name.toLowerCase())
  precondition(new Set(names).size === names.length, 'two sheets have one name')
  for (const { name, cells, stretches } of sheets) {
    for (const { content, row, column } of cells)
      if (content.kind !== 'text' && typeof content.value === 'number' && !Number.isFinite(content.value))
        precondition(false, `${name} holds no number at ${row}, ${column}`)
    for (const { values, row, column } of stretches)
      for (let j = 0; j < values.length; j++)
        if (!Number.isFinite(values[j]))
          precondition(false, `${name} holds no number from ${row}, ${column} down`)
  }
}
