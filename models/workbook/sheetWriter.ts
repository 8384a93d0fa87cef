import type { Chart, Content, Format, Look, Sheet, SheetCell, Stretch } from '../report/workbook.ts'
import { type Layout, printOf, textOf, widthOf } from './layout.ts'

/** A sheet while it is written. */
export interface SheetWriter {
  readonly name: string
  readonly text: (row: number, column: number, text: string, role?: Look['role']) => void
  /** prose over as many columns as make a line */
  readonly prose: (row: number, text: string, role?: Look['role']) => void
  readonly number: (row: number, column: number, value: number, look?: Partial<Look>) => void
  readonly formula: (row: number, column: number, own: Formula, look?: Partial<Look>) => void
  readonly stretch: (stretch: Stretch) => void
  readonly chart: (chart: Chart) => void
  readonly finish: (layout: Layout) => Sheet
}

export interface Formula {
  readonly formula: string
  readonly value: number | string
}

/** A number that is infinite is written as 1E+99, a date that never comes. */
export const never = 1e99

export const createSheet = (name: string): SheetWriter => {
  const cells: SheetCell[] = []
  const stretches: Stretch[] = []
  const charts: Chart[] = []
  const prose: Prose[] = []
  const put = (row: number, column: number, content: Content, look: Look): void => {
    cells.push({ row, column, content, look })
  }
  return {
    name,
    text: (row, column, text, role = 'text') => put(row, column, { kind: 'text', text }, lookOf({ role })),
    prose: (row, text, role = 'note') => void prose.push({ row, text, role }),
    number: (row, column, value, look = {}) =>
      put(row, column, { kind: 'number', value: finite(value) }, lookOf(look)),
    formula: (row, column, { formula, value }, look = {}) =>
      put(
        row,
        column,
        { kind: 'formula', formula, value: typeof value === 'number' ? finite(value) : value },
        lookOf(look),
      ),
    stretch: (stretch) => void stretches.push({ ...stretch, values: stretch.values.map(finite) }),
    chart: (chart) => void charts.push(chart),
    finish: (layout) => {
      const { widths, frozen } = layout
      const lines = prose.map(({ row, text, role }) => lineOf({ row, text, role }, widths))
      const all = { cells: [...cells, ...lines], stretches, charts }
      const text = textOf(all, { widths })
      const print = printOf(all, layout)
      return { name, ...text, stretches, charts, widths, print, ...(frozen === undefined ? {} : { frozen }) }
    },
  }
}

const looks = new Map<Look['role'], Map<Format | undefined, Look>>()

/** Looks that are alike are one object: of a hundred thousand cells only some thirty look different. */
const lookOf = ({ role = 'figure', format, ...rest }: Partial<Look>): Look => {
  if (Object.keys(rest).length > 0) return { role, ...(format === undefined ? {} : { format }), ...rest }
  const own = looks.get(role) ?? new Map<Format | undefined, Look>()
  looks.set(role, own)
  const known = own.get(format) ?? (format === undefined ? { role } : { role, format })
  own.set(format, known)
  return known
}

/** As wide as prose is read with ease, in characters. */
const proseWidth = 118

interface Prose {
  readonly row: number
  readonly text: string
  readonly role: Look['role']
}

const lineOf = ({ row, text, role }: Prose, widths: readonly number[]): SheetCell => {
  let span = 0
  let width = 0
  while (span < widths.length && (span === 0 || width + widthOf(widths, span) <= proseWidth))
    width += widthOf(widths, span++)
  return { row, column: 0, content: { kind: 'text', text }, look: { role }, span: Math.max(1, span) }
}

const finite = (value: number): number => {
  if (value === Infinity) return never
  return value === -Infinity ? -never : value
}

/** How money is written unless it is small, and a date that may not come. */
export const formatOf = (value: number): Format => {
  if (value >= never) return 'never'
  return Math.abs(value) >= 100 ? 'money' : 'number'
}

/** How a quantity is written: as its document has it where that is in percent, and with enough digits where it is small. */
export const quantityFormat = (value: number, echo = ''): Format => {
  const size = Math.abs(value)
  if (size <= 1 && /\d\s?%/.test(echo)) return 'percent'
  if (size >= 1 || value === 0) return formatOf(value)
  return size >= 1e-3 ? 'small' : 'general'
}
