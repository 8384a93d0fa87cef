import { cellOf, type Stretch as Run, type Sheet, type SheetCell } from '../../../report/workbook.ts'
import { address, quotedSheet } from '../../address.ts'
import { never } from '../../sheetWriter.ts'

/**
 * Cells that are told by one control: a row of figures, a column of futures, or one number that may be changed.
 * `sum` leaves out dates that never come, `scale` is the sum of sizes.
 */
export interface Stretch {
  readonly range: string
  readonly label: string
  readonly sum: number
  readonly scale: number
  readonly hasNever: boolean
  /** numbers, and formulas, of which some are numbers too */
  readonly cells: number
  readonly formulas: number
  readonly isAssumption: boolean
  /** one weight of many: nothing cancels in it, however small it is */
  readonly isWeight: boolean
}

export type Direction = 'rows' | 'columns'

/** Futures of a column end, and something else begins, where so many rows are empty. */
const widestGap = 3

/** Every number and formula of a sheet, in stretches of one row, or of one column. */
export const stretchesOf = (sheet: Sheet, direction: Direction): readonly Stretch[] => {
  const lines = new Map<number, SheetCell[]>()
  for (const cell of sheet.cells) {
    if (cell.content.kind === 'text') continue
    const line = direction === 'rows' ? cell.row : cell.column
    const own = lines.get(line)
    if (own === undefined) lines.set(line, [cell])
    else own.push(cell)
  }
  const labelOf = labelsIn(sheet, direction)
  const single = [...lines]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, cells]) => cut(cells, direction))
    .map((cells) => stretchOf(cells, { name: sheet.name, label: labelOf(cells[0]!) }))
  const alike = sheet.stretches.map((run) => {
    const first = cellOf(run, 0)
    return told(run.values, { name: sheet.name, label: labelOf(first), first, last: lastOf(run) })
  })
  return [...single, ...alike]
}

const lastOf = (run: Run): SheetCell => cellOf(run, run.values.length - 1)

const isWeight = ({ look }: SheetCell): boolean => look.format === 'weight'

/** What is not told together with what stands beside it. */
const standsAlone = (cell: SheetCell): boolean => isAssumption(cell) || isWeight(cell)

const isAssumption = ({ look, content }: SheetCell): boolean =>
  look.role === 'input' && content.kind === 'number'

/** Numbers that may be changed stand alone, as weights do, and what they part is two stretches. */
const cut = (cells: readonly SheetCell[], direction: Direction): readonly (readonly SheetCell[])[] => {
  const along = ({ row, column }: SheetCell): number => (direction === 'rows' ? column : row)
  const made: SheetCell[][] = []
  for (const cell of cells.toSorted((a, b) => along(a) - along(b))) {
    const last = made.at(-1)?.at(-1)
    const isNew =
      last === undefined ||
      standsAlone(cell) ||
      standsAlone(last) ||
      (direction === 'columns' && along(cell) - along(last) > widestGap)
    if (isNew) made.push([cell])
    else made.at(-1)!.push(cell)
  }
  return made
}

const stretchOf = (
  cells: readonly SheetCell[],
  { name, label }: { readonly name: string; readonly label: string },
): Stretch => {
  const numbers: number[] = []
  let formulas = 0
  for (const { content } of cells) {
    if (content.kind !== 'text' && typeof content.value === 'number') numbers.push(content.value)
    if (content.kind === 'formula') formulas += 1
  }
  return {
    ...told(numbers, { name, label, first: cells[0]!, last: cells.at(-1)! }),
    formulas,
    cells: numbers.length + formulas,
  }
}

interface Told {
  readonly name: string
  readonly label: string
  readonly first: SheetCell
  readonly last: SheetCell
}

/** Figures from one cell to another; formulas throughout where the first is one. */
const told = (numbers: ArrayLike<number>, { name, label, first, last }: Told): Stretch => {
  const from = address(first.row, first.column)
  const to = address(last.row, last.column)
  const formulas = first.content.kind === 'formula' ? numbers.length : 0
  const isOne = from === to
  let [sum, scale, dated] = [0, 0, 0]
  for (let j = 0; j < numbers.length; j++) {
    const value = numbers[j]!
    if (!isOne && Math.abs(value) >= never / 10) continue
    sum += value
    scale += Math.abs(value)
    dated += 1
  }
  return {
    range: `${quotedSheet(name)}!${from === to ? from : `${from}:${to}`}`,
    label,
    sum,
    scale,
    hasNever: dated < numbers.length,
    cells: numbers.length + formulas,
    formulas,
    isAssumption: isAssumption(first),
    isWeight: isWeight(first),
  }
}

/** What a row is called in its first cell, or a column above its first figure. */
const labelsIn = ({ cells }: Sheet, direction: Direction): ((first: SheetCell) => string) => {
  const texts = new Map<number, { readonly at: number; readonly text: string }[]>()
  for (const { row, column, content } of cells) {
    if (content.kind !== 'text') continue
    const [line, at] = direction === 'rows' ? [row, column] : [column, row]
    const own = texts.get(line)
    if (own === undefined) texts.set(line, [{ at, text: content.text }])
    else own.push({ at, text: content.text })
  }
  return ({ row, column }) => {
    const [line, at] = direction === 'rows' ? [row, column] : [column, row]
    const isBefore = (text: { readonly at: number }): boolean => text.at < at
    const own = texts.get(line) ?? []
    const found = direction === 'rows' ? own.find(isBefore) : own.findLast(isBefore)
    return found?.text.slice(0, 120) ?? ''
  }
}
