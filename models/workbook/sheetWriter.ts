import type { Chart, Content, Format, Look, Sheet, SheetCell, Stretch } from '../report/workbook.ts'

/** A sheet while it is written. */
export interface SheetWriter {
  readonly name: string
  readonly text: (row: number, column: number, text: string, role?: Look['role']) => void
  readonly number: (row: number, column: number, value: number, look?: Partial<Look>) => void
  readonly formula: (row: number, column: number, own: Formula, look?: Partial<Look>) => void
  readonly stretch: (stretch: Stretch) => void
  readonly chart: (chart: Chart) => void
  readonly finish: (layout: Partial<Pick<Sheet, 'widths' | 'frozen' | 'landscape'>>) => Sheet
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
  const put = (row: number, column: number, content: Content, look: Look): void => {
    cells.push({ row, column, content, look })
  }
  return {
    name,
    text: (row, column, text, role = 'text') => put(row, column, { kind: 'text', text }, lookOf({ role })),
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
    finish: ({ widths = [], frozen, landscape = true }) => ({
      name,
      cells,
      stretches,
      charts,
      widths,
      landscape,
      ...(frozen === undefined ? {} : { frozen }),
    }),
  }
}

const looks = new Map<Look['role'], Map<Format | undefined, Look>>()

/** Looks that are alike are one object: of a hundred thousand cells only some thirty look different. */
const lookOf = ({ role = 'figure', format }: Partial<Look>): Look => {
  const own = looks.get(role) ?? new Map<Format | undefined, Look>()
  looks.set(role, own)
  const known = own.get(format) ?? (format === undefined ? { role } : { role, format })
  own.set(format, known)
  return known
}

const finite = (value: number): number => {
  if (value === Infinity) return never
  return value === -Infinity ? -never : value
}

/** How money is written unless it is small. */
export const formatOf = (value: number): Format => (Math.abs(value) >= 100 ? 'money' : 'number')
