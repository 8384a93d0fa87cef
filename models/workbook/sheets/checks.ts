import { log } from '../../numerics/elementary.ts'
import type { Sheet } from '../../report/workbook.ts'
import { address, fixedAddress, quotedSheet } from '../address.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import type { Controls } from './checks/controls.ts'
import { amiss, changed, changedState, formulasIn, lookHere, ok } from './checks/words.ts'

/** A figure of the workbook that has to come to what the engine said, or to what it must be by itself. */
export interface Check {
  readonly what: string
  /** where it stands, as a formula has it */
  readonly here: string
  readonly value: number
  readonly engine: number
  /** holds of any assumptions, so that nothing that was changed excuses it */
  readonly always?: boolean
  /** how far it may differ, if not by 1e-9 of itself or of 1 */
  readonly allowed?: number
}

interface Writing {
  readonly name: string
  /** the cell of the Cover that says the state */
  readonly cover: string
  readonly checks: readonly Check[]
  readonly controls: Controls
  readonly carried: readonly string[]
}

const first = 11
const top = { state: 3, amiss: 4, changes: 5, formulas: 6, allowed: 7 } as const
const at = { what: 0, here: 1, there: 2, difference: 3, allowed: 4, result: 5 } as const

/**
 * Whether the workbook is as it was exported. A figure that differs has to be looked at; where it differs because a number was
 * changed that may be, it says so.
 */
export const checksSheet = ({ name, cover, checks: given, controls, carried }: Writing): Sheet => {
  const checks = [...given, ...controlChecks(controls)]
  const writer = createSheet(name)
  const last = first + checks.length - 1
  writeState(writer, { name, cover, controls, checks, last })
  const heads = ['What', 'In this workbook', 'By the engine, or what it must be', 'Difference', 'Allowed']
  ;[...heads, 'Result'].forEach((head, column) => {
    writer.text(first - 1, column, head, 'heading')
  })
  checks.forEach((check, j) => {
    writeCheck(writer, check, first + j)
  })
  writeCarried(writer, carried, last + 2)
  return writer.finish({ widths: [82, 22, 22, 16, 12, 14], frozen: { rows: first, columns: 1 } })
}

/** What the sheet of control totals says of each sheet, and whether that sheet is whole. */
const controlChecks = ({ results, formulas }: Controls): readonly Check[] => {
  const never = { value: 0, engine: 0, always: true, allowed: 0 }
  return [
    ...results.map(({ name, range }) => ({
      what: `${name}: control totals or counts that are not as exported`,
      here: amiss(range),
      ...never,
    })),
    {
      what: 'Control totals: figures and formulas that are still there',
      here: `COUNT(${formulas.range})+${formulasIn(formulas.range)}`,
      ...{ ...never, value: formulas.count, engine: formulas.count },
    },
  ]
}

const allowedOf = ({ engine, allowed }: Check): number => allowed ?? 1e-9 * Math.max(1, Math.abs(engine))

const writeCheck = (writer: SheetWriter, check: Check, row: number): void => {
  const { what, here, value, engine, always } = check
  writer.text(row, at.what, what, 'label')
  writer.formula(row, at.here, { formula: here, value }, { format: 'number' })
  writer.number(row, at.there, engine, { format: 'number' })
  const [a, b, difference, allowed] = [at.here, at.there, at.difference, at.allowed].map((column) =>
    address(row, column),
  )
  writer.formula(row, at.difference, { formula: `${a}-${b}`, value: value - engine }, { format: 'tiny' })
  writer.number(row, at.allowed, allowedOf(check), { format: 'tiny' })
  const otherwise =
    always === true ? `"${lookHere}"` : `IF(${fixedAddress(top.changes, 1)}>0,"${changed}","${lookHere}")`
  const isOk = `IF(ABS(${difference})<=${allowed},"${ok}",${otherwise})`
  // a difference of nothing but roundings would stay small whatever it is made of
  const isDifference = `IF(${difference}<>${a}-${b},"${lookHere}",${isOk})`
  const formula = `IF(ISERROR(${difference}),"${lookHere}",${isDifference})`
  writer.formula(row, at.result, { formula, value: ok }, { role: 'good' })
}

interface State extends Omit<Writing, 'carried'> {
  readonly last: number
}

/** The overall state, and what keeps the table below: its formulas, and the sizes that may differ. */
const writeState = (writer: SheetWriter, { name, cover, controls, checks, last }: State): void => {
  writer.text(0, 0, 'Checks', 'title')
  writer.prose(
    1,
    `Each figure is recalculated in this workbook and compared. ${ok}: as exported. ${changed}: follows a number that was changed (blue on a pale ground) and is no longer the engine's. ${lookHere}: something else was changed, or is wrong.`,
  )
  const range = (column: number): string => `${fixedAddress(first, column)}:${fixedAddress(last, column)}`
  const line = (row: number, words: string, own: readonly [string, number]): void => {
    const format = row === top.allowed ? 'number' : 'year'
    writer.text(row, 0, words, 'label')
    writer.formula(row, 1, { formula: own[0], value: own[1] }, { format })
  }
  line(top.amiss, `Checks that say ${lookHere}`, [amiss(range(at.result)), 0])
  line(top.changes, 'Numbers that were changed since export', [controls.changes, 0])
  const count = 7 * checks.length + 2
  const above = `${fixedAddress(top.amiss, 1)}:${fixedAddress(top.changes, 1)}`
  const table = `${fixedAddress(first, at.here)}:${fixedAddress(last, at.result)}`
  line(top.formulas, 'Figures and formulas of the table below, formulas of the two lines above', [
    `${formulasIn(above)}+${formulasIn(table)}+COUNT(${table})`,
    count,
  ])
  writer.number(top.formulas, 2, count, { format: 'year' })
  const sizes = [...checks.map(allowedOf), ...controls.allowed.values]
  const logs = sizes.reduce((sum, size) => sum + log(size + nothing), 0)
  line(top.allowed, 'Differences allowed, below and on the sheet of control totals (sum of logarithms)', [
    `${logsOf(range(at.allowed))}+${logsOf(controls.allowed.range)}`,
    logs,
  ])
  writer.number(top.allowed, 2, logs, { format: 'number' })
  const own = stateOf(name)
  const formula = `IFERROR(IF(${formulasIn(cover)}=1,IF(${cover}=${own},${own},"${lookHere}"),"${lookHere}"),"${lookHere}")`
  writer.text(top.state, 0, 'This workbook', 'label')
  writer.formula(top.state, 1, { formula, value: ok }, { role: 'good' })
}

/** The overall state from the lines above the table: Checks and Cover each work it out, so that neither takes the other's word. */
export const stateOf = (sheet: string): string => {
  const is = (row: number, column = 1): string => `${quotedSheet(sheet)}!${fixedAddress(row, column)}`
  const differs = `ABS(${is(top.allowed)}-${is(top.allowed, 2)})`
  const own = [top.formulas, top.allowed].map((row) => `${formulasIn(is(row))}=1`)
  const isWhole = [`${is(top.amiss)}=0`, `${is(top.formulas)}=${is(top.formulas, 2)}`, ...own].join(',')
  return `IFERROR(IF(AND(${isWhole},${differs}<1E-6),IF(${is(top.changes)}>0,"${changedState}","${ok}"),"${lookHere}"),"${lookHere}")`
}

/** Of nothing allowed there is no logarithm. */
const nothing = 1e-200

const logsOf = (range: string): string => `SUMPRODUCT(LN(${range}+${nothing.toExponential().toUpperCase()}))`

const writeCarried = (writer: SheetWriter, carried: readonly string[], row: number): void => {
  writer.text(row, 0, 'Carried as values', 'heading')
  if (carried.length === 0)
    writer.text(row + 1, 0, 'Nothing: every line of every deal here is a formula.', 'text')
  carried.forEach((what, j) => {
    writer.text(row + 1 + j, 0, what, 'text')
  })
}
