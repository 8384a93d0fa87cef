import { displayWidth } from '../report/grid.ts'
import type { Look, Print, Sheet, SheetCell } from '../report/workbook.ts'

/** What a sheet says of its looks; the rest follows from its cells. */
export interface Layout {
  readonly widths: readonly number[]
  readonly frozen?: Sheet['frozen']
  readonly landscape?: boolean
  /** the last row and column that print, where that is not all */
  readonly last?: Partial<Print['last']>
  /** rows on top of every page; if none are said, the last of the frozen ones */
  readonly headRows?: readonly [number, number] | null
  /** columns and rows with which a page has to begin */
  readonly pages?: Partial<Print['pages']>
}

type Cells = Pick<Sheet, 'cells' | 'stretches' | 'charts'>

/**
 * Characters beside each other on A4 at a little over seven points, and at the size of a sheet that goes over several pages: of
 * 10 points a page that lies holds 160, one that stands 108, less what columns take between them.
 */
export const widest = { landscape: 224, portrait: 150 } as const
const pageScale = 75
export const pageWidth = { landscape: 190, portrait: 128 } as const

/** Of columns whose width nobody says. */
const plainWidth = 11

export const widthOf = (widths: readonly number[], column: number): number => widths[column] ?? plainWidth

/** How a sheet prints: as wide as a page where that can be read, else over as many pages as its columns take. */
export const printOf = (cells: Cells, layout: Layout): Print => {
  const { widths, frozen, landscape = true } = layout
  const last = { ...lastOf(cells), ...layout.last }
  const side = landscape ? 'landscape' : 'portrait'
  const asked = layout.pages?.columns ?? []
  const isWide = totalOf(widths, 0, last.column + 1) > widest[side] || asked.length > 0
  const headColumns = isWide ? (frozen?.columns ?? 0) : 0
  const columns = isWide
    ? breaksOf(widths, { headColumns, until: last.column + 1, width: pageWidth[side], asked })
    : []
  const headRow = (frozen?.rows ?? 0) - 1
  return {
    ...{ landscape, last, headColumns },
    headRows: layout.headRows !== undefined ? layout.headRows : headRow < 0 ? null : [headRow, headRow],
    pages: { columns, rows: layout.pages?.rows ?? [] },
    scale: isWide ? pageScale : null,
  }
}

const totalOf = (widths: readonly number[], from: number, until: number): number => {
  let sum = 0
  for (let column = from; column < until; column++) sum += widthOf(widths, column)
  return sum
}

const lastOf = ({ cells, stretches, charts }: Cells): Print['last'] => {
  let [row, column] = [0, 0]
  const reach = (down: number, right: number): void => {
    row = Math.max(row, down)
    column = Math.max(column, right)
  }
  for (const { row: down, column: right, span = 1 } of cells) reach(down, right + span - 1)
  for (const run of stretches) reach(run.row + run.values.length - 1, run.column)
  for (const { at, rows, columns } of charts) reach(at.row + rows, at.column + columns)
  return { row, column }
}

interface Breaking {
  readonly headColumns: number
  readonly until: number
  readonly width: number
  readonly asked: readonly number[]
}

/** Columns with which a page begins: where the one before is full, and where one is asked for. */
const breaksOf = (
  widths: readonly number[],
  { headColumns, until, width, asked }: Breaking,
): readonly number[] => {
  const head = totalOf(widths, 0, headColumns)
  const breaks: number[] = []
  let used = head
  for (let column = headColumns; column < until; column++) {
    const own = widthOf(widths, column)
    if (asked.includes(column) || (used + own > width && used > head)) {
      breaks.push(column)
      used = head
    }
    used += own
  }
  return breaks
}

/** Points that a line takes, and the title of a sheet. */
export const lineHeight = 13
const titleHeight = 24
/** A sheet is no place for more, and a row is at most 409 points high. */
const mostLines = 12

/** Cells that are broken into lines where they would be cut off, and heights of their rows. */
export const textOf = (
  { cells, stretches }: Cells,
  { widths }: Pick<Layout, 'widths'>,
): Pick<Sheet, 'cells' | 'heights'> => {
  const heights = new Map<number, number>()
  const above = headingsOfFigures({ cells, stretches })
  const told = cells.map((cell): SheetCell => {
    const { row, column, content, look, span = 1 } = cell
    if (content.kind !== 'text')
      return column > 0 && stands.has(look.role) ? { ...cell, look: { ...look, inset: true } } : cell
    if (look.role === 'title') {
      heights.set(row, titleHeight)
      return cell
    }
    const room = totalOf(widths, column, column + span) * (look.role === 'heading' ? boldShare : 1)
    const lines = linesOf(content.text, room)
    if (lines > 1)
      heights.set(row, Math.max(heights.get(row) ?? 0, Math.min(lines, mostLines) * lineHeight + 1))
    const right = look.role === 'heading' && span === 1 && above.has(`${row} ${column}`)
    const inset = column > 0 && !right && insets.has(look.role)
    if (lines === 1 && !right && !inset) return cell
    const own: Look = { ...look, ...(right ? { right } : {}), ...(inset ? { inset } : {}) }
    return { ...cell, look: lines > 1 ? { ...own, wraps: true } : own }
  })
  return { cells: told, heights }
}

/** Texts that stand apart from the figure before them. */
const insets: ReadonlySet<string> = new Set(['text', 'note', 'heading'])

/** Figures that stand like texts: facts of the Cover, and results of checks. */
const stands: ReadonlySet<string> = new Set(['text', 'good'])

/** Headings with figures below, before the next heading: their row and column. */
const headingsOfFigures = ({ cells, stretches }: Omit<Cells, 'charts'>): ReadonlySet<string> => {
  const found = new Set<string>()
  const headed = new Set(cells.flatMap(({ row, look }) => (look.role === 'heading' ? [row] : [])))
  const above = new Map<number, number>()
  let last = -1
  const end = cells.reduce((most, { row }) => Math.max(most, row), 0)
  for (let row = 0; row <= end; row++) {
    above.set(row, last)
    if (headed.has(row)) last = row
  }
  for (const { row, column, content } of cells)
    if (content.kind !== 'text' && typeof content.value === 'number') found.add(`${above.get(row)} ${column}`)
  for (const { row, column } of stretches) found.add(`${above.get(row) ?? last} ${column}`)
  return found
}

/** Letters are narrower than the digits that widths are told in: so many stand in the room of one. */
const lettersPerDigit = 1.1
/** Bold letters are wider, and a heading keeps a little room beside it. */
const boldShare = 0.8

/** Lines that a text takes: words whole where they fit. */
export const linesOf = (text: string, width: number): number => {
  const room = Math.max(1, Math.floor(width * lettersPerDigit))
  if (displayWidth(text) <= room) return 1
  let [lines, used] = [1, 0]
  for (const word of text.split(' ')) {
    const own = displayWidth(word)
    const next = used === 0 ? own : used + 1 + own
    if (next <= room) {
      used = next
      continue
    }
    lines += (used === 0 ? 0 : 1) + Math.max(0, Math.ceil(own / room) - 1)
    used = own > room ? own % room || room : own
  }
  return lines
}
