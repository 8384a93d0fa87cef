import type { Sheet } from '../../../report/workbook.ts'
import { address, fixedAddress, quotedSheet } from '../../address.ts'
import { createSheet, type SheetWriter } from '../../sheetWriter.ts'
import { type Direction, type Stretch, stretchesOf } from './stretches.ts'
import { changed, formulasIn, lookHere, ok } from './words.ts'

/** A sheet whose cells are told, and which way its figures are alike. */
export interface Told {
  readonly sheet: Sheet
  readonly direction: Direction
}

/** The sheet of control totals, and where the checks find them. */
export interface Controls {
  readonly sheet: Sheet
  /** how many numbers that may be changed are not as exported, as a formula of another sheet has it */
  readonly changes: string
  /** results, of what may be changed and by sheet */
  readonly results: readonly { readonly name: string; readonly range: string }[]
  /** what keeps the controls themselves: their figures and formulas, and how much may differ */
  readonly formulas: { readonly range: string; readonly count: number }
  readonly allowed: { readonly range: string; readonly values: readonly number[] }
}

const first = 6
const changesRow = 3
const at = {
  ...{ where: 0, what: 1, sum: 2, exported: 3, difference: 4, allowed: 5, cells: 6, cellsExported: 7 },
  result: 8,
} as const
/** six figures and four formulas */
const cellsPerLine = 10

/**
 * A control for every row of every sheet: what its figures add up to, and how many figures and formulas it has, beside both
 * when it was exported. A figure that is wrong changes the sum; a formula that was written over, or a number that became a
 * text, changes the count even where the sum stays. Numbers that may be changed are told first, one by one.
 */
export const controlsSheet = (name: string, told: readonly Told[]): Controls => {
  const writer = createSheet(name)
  const bySheet = told.map(({ sheet, direction }) => ({
    name: sheet.name,
    stretches: stretchesOf(sheet, direction),
  }))
  const assumptions = bySheet.flatMap(({ stretches }) => stretches.filter((own) => own.isAssumption))
  const groups = [
    { name: 'Numbers that may be changed', stretches: assumptions },
    ...bySheet.map((own) => ({ ...own, stretches: own.stretches.filter((each) => !each.isAssumption) })),
  ].filter(({ stretches }) => stretches.length > 0)
  const all = groups.flatMap(({ stretches }) => stretches)
  writeHead(writer, assumptions.length)
  all.forEach((stretch, j) => {
    writeLine(writer, stretch, first + j)
  })
  const on = (column: number, from: number, until: number): string =>
    `${quotedSheet(name)}!${fixedAddress(from, column)}:${fixedAddress(until, column)}`
  const last = first + all.length - 1
  let row = first
  const results = groups.map(({ name: own, stretches }) => {
    const from = row
    row += stretches.length
    return { name: own, range: on(at.result, from, row - 1) }
  })
  return {
    sheet: writer.finish({
      widths: [34, 46, 20, 20, 16, 14, 12, 12, 12],
      frozen: { rows: first, columns: 2 },
      ...{ last: { row: changesRow }, headRows: null },
    }),
    changes: `${quotedSheet(name)}!${fixedAddress(changesRow, at.sum)}`,
    results,
    formulas: {
      range: `${quotedSheet(name)}!${fixedAddress(changesRow, at.sum)}:${fixedAddress(last, at.result)}`,
      count: cellsPerLine * all.length + 2,
    },
    allowed: { range: on(at.allowed, first, last), values: all.map(allowedOf) },
  }
}

const writeHead = (writer: SheetWriter, assumptions: number): void => {
  writer.text(0, 0, 'Control totals', 'title')
  writer.prose(
    1,
    'Every row of figures in this workbook (of futures, every column): what it adds up to, and how many figures and formulas it has, beside what they were when it was exported. A formula that is written over is missed in the count even where its figure stays. The rows are for the screen: what prints ends here, and Checks says the result of each sheet.',
  )
  writer.text(changesRow, 0, 'Numbers that may be changed and are not as exported', 'label')
  const own = `${fixedAddress(first, at.result)}:${fixedAddress(first + assumptions - 1, at.result)}`
  writer.formula(
    changesRow,
    at.sum,
    { formula: `COUNTIF(${own},"${changed}")`, value: 0 },
    { role: 'total', format: 'year' },
  )
  const heads = [
    ...['Where', 'What', 'Adds up to', 'As exported', 'Difference', 'Allowed'],
    ...['Figures and formulas', 'As exported', 'Result'],
  ]
  heads.forEach((head, c) => {
    writer.text(first - 1, c, head, 'heading')
  })
}

/**
 * Programs round and add differently, by some 1e-15 of what they add; where figures cancel, of what they were made of: a hundred-
 * millionth for each. In a weight nothing cancels, and a number that nobody works out differs by nothing.
 */
const allowedOf = ({ scale, formulas, isWeight }: Stretch): number => {
  if (formulas === 0) return 1e-14 * scale + 1e-99
  return 1e-10 * scale + (isWeight ? 0 : 1e-8 * Math.max(10, formulas))
}

const sumOf = ({ range, hasNever }: Stretch): string =>
  hasNever ? `SUMIF(${range},"<1E+98")` : `SUM(${range})`

const countOf = ({ range, formulas }: Stretch): string =>
  formulas === 0 ? `COUNT(${range})` : `COUNT(${range})+${formulasIn(range)}`

const writeLine = (writer: SheetWriter, stretch: Stretch, row: number): void => {
  const { range, label, sum, cells } = stretch
  writer.text(row, at.where, range, 'note')
  writer.text(row, at.what, label, 'label')
  writer.formula(row, at.sum, { formula: sumOf(stretch), value: sum }, { format: 'number' })
  writer.number(row, at.exported, sum, { format: 'number' })
  const [here, there, difference, allowed, count, counted] = [
    ...[at.sum, at.exported, at.difference, at.allowed, at.cells, at.cellsExported],
  ].map((column) => address(row, column)) as [string, string, string, string, string, string]
  writer.formula(row, at.difference, { formula: `${here}-${there}`, value: 0 }, { format: 'tiny' })
  writer.number(row, at.allowed, allowedOf(stretch), { format: 'tiny' })
  writer.formula(row, at.cells, { formula: countOf(stretch), value: cells }, { format: 'year' })
  writer.number(row, at.cellsExported, cells, { format: 'year' })
  const isOk = `IF(ABS(${difference})<=${allowed},"${ok}",${otherwise(stretch)})`
  // a difference of nothing but roundings would stay small whatever it is made of
  const isDifference = `IF(${difference}<>${here}-${there},"${lookHere}",${isOk})`
  // a number that may be changed excuses what follows, so its own line is not taken at its word
  const isTrue = stretch.isAssumption ? `IF(${here}<>${range},"${lookHere}",${isDifference})` : isDifference
  const formula = `IF(${count}<>${counted},"${lookHere}",${isTrue})`
  writer.formula(row, at.result, { formula, value: ok }, { role: 'good' })
}

/** A number that may be changed was; what is worked out from it follows; what nobody works out has no reason to. */
const otherwise = ({ isAssumption, formulas }: Stretch): string => {
  if (isAssumption) return `"${changed}"`
  if (formulas === 0) return `"${lookHere}"`
  return `IF(${fixedAddress(changesRow, at.sum)}>0,"${changed}","${lookHere}")`
}
