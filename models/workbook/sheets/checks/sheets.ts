import { cellOf, type Sheet } from '../../../report/workbook.ts'
import { address, fixedAddress, quotedSheet } from '../../address.ts'
import { type Check, checksSheet } from '../checks.ts'
import { controlsSheet } from './controls.ts'
import { errorsIn } from './words.ts'

interface Checking {
  /** sheets whose figures are alike along a row, and down a column */
  readonly rows: readonly Sheet[]
  readonly columns: readonly Sheet[]
  readonly checks: readonly Check[]
  readonly carried: readonly string[]
}

/** Checks, and the control totals of every other sheet. What the Cover says of the checks is not checked by them. */
export const checkSheets = (
  [name, controlsName]: readonly [string, string],
  { rows, columns, checks, carried }: Checking,
): readonly Sheet[] => {
  const controls = controlsSheet(controlsName, [
    ...rows.map((sheet, j) => ({ sheet: j === 0 ? valuesOf(sheet) : sheet, direction: 'rows' as const })),
    ...columns.map((sheet) => ({ sheet, direction: 'columns' as const })),
  ])
  const errors = [...rows.slice(1), ...columns].flatMap(errorCheck)
  return [
    checksSheet({ name, checks: [...checks, ...errors], controls, carried, cover: stateOn(rows[0]!) }),
    controls.sheet,
  ]
}

/** The only formula of the Cover. */
const stateOn = ({ name, cells }: Sheet): string => {
  const { row, column } = cells.find(({ content }) => content.kind === 'formula')!
  return `${quotedSheet(name)}!${fixedAddress(row, column)}`
}

const valuesOf = (cover: Sheet): Sheet => ({
  ...cover,
  cells: cover.cells.filter(({ content }) => content.kind !== 'formula'),
})

/** No cell of a sheet is an error. */
const errorCheck = ({ name, cells, stretches }: Sheet): readonly Check[] => {
  const ends = stretches.map((stretch) => cellOf(stretch, stretch.values.length - 1))
  const last = [...cells, ...ends]
  if (!last.some(({ content }) => content.kind === 'formula')) return []
  const [row, column] = last.reduce(
    ([down, right], cell) => [Math.max(down, cell.row), Math.max(right, cell.column)],
    [0, 0],
  )
  const range = `${quotedSheet(name)}!$A$1:${address(row, column)}`
  return [
    {
      what: `${name}: cells that are errors`,
      here: errorsIn(range),
      value: 0,
      engine: 0,
      always: true,
      allowed: 0,
    },
  ]
}
