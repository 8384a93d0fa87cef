import type { Sheet } from '../../report/workbook.ts'
import { address } from '../address.ts'
import { createSheet } from '../sheetWriter.ts'

/** A figure of the workbook that has to come to what the engine said. */
export interface Check {
  readonly what: string
  /** where it stands, as a formula has it */
  readonly here: string
  readonly value: number
  readonly engine: number
}

const first = 6

/** Whether the workbook, as it stands now, says what the engine said; after a change of an assumption it should not. */
export const checksSheet = (name: string, checks: readonly Check[], carried: readonly string[]): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Checks', 'title')
  writer.text(
    1,
    0,
    'Each figure is recalculated in this workbook and compared with what the engine came to when it was made. Change an assumption and they part, as they should.',
    'note',
  )
  const last = first + checks.length - 1
  const all = `${address(first, 4)}:${address(last, 4)}`
  writer.text(3, 0, 'All checks pass', 'label')
  writer.formula(3, 1, { formula: `IF(COUNTIF(${all},"no")=0,"yes","no")`, value: 'yes' }, { role: 'good' })
  const tolerance = address(4, 1)
  writer.text(4, 0, 'Greatest difference allowed, as a part of the figure or of 1', 'label')
  writer.number(4, 1, 1e-9, { role: 'input', format: 'general' })
  const heads = ['What', 'In this workbook', 'By the engine', 'Difference', 'Passes']
  heads.forEach((head, column) => {
    writer.text(first - 1, column, head, 'heading')
  })
  checks.forEach(({ what, here, value, engine }, j) => {
    const row = first + j
    writer.text(row, 0, what, 'label')
    writer.formula(row, 1, { formula: here, value }, { format: 'number' })
    writer.number(row, 2, engine, { role: 'input', format: 'number' })
    const [a, b] = [address(row, 1), address(row, 2)]
    writer.formula(row, 3, { formula: `${a}-${b}`, value: value - engine }, { format: 'general' })
    const limit = `${tolerance.replace(/([A-Z]+)(\d+)/, '$$$1$$$2')}`
    writer.formula(
      row,
      4,
      { formula: `IF(ABS(${address(row, 3)})<=${limit}*MAX(1,ABS(${b})),"yes","no")`, value: 'yes' },
      { role: 'good' },
    )
  })
  const below = last + 3
  writer.text(below - 1, 0, 'Carried as values', 'heading')
  if (carried.length === 0)
    writer.text(below, 0, 'Nothing: every line of every deal here is a formula.', 'text')
  carried.forEach((what, j) => {
    writer.text(below + j, 0, what, 'text')
  })
  return writer.finish({ widths: [70, 22, 22, 16, 10], frozen: { rows: first, columns: 1 } })
}
