import { statementLines } from '../report/lines.ts'
import type { StatementRow } from '../scenario/schema/answer.ts'
import type { Contributors, SplitYear } from '../scenario/schema/contributors.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Currency, minorUnits, splitOf } from './amounts.ts'

type SplitStatement = Omit<NonNullable<Contributors['statement']>, 'deal'>
type Line = SplitYear['lines'][number]

interface Splitting {
  readonly weights: readonly number[]
  readonly currency: Currency
}

/** What the licensor receives in shares, in kind or from the tax office is no money of the licensee to be divided. */
const notMoney = new Set(['equity', 'inKind', 'taxCredit'])

const isReceipt = (key: string, role: string, amount: number): boolean =>
  !notMoney.has(key) && (role === 'receipt' || (role === 'withholding' && amount < 0))

const text =
  'Expected receipts by year, after tax withheld at source and before the licensor’s own costs and tax. Each line is rounded to the cent, a year is the sum of its lines, and each year is divided by itself, so that every column adds up.'

/**
 * The expected statement of a deal, its receipts divided among the contributors year by year. A line is rounded once; a
 * year is the sum of its rounded lines; its parts add up to it, and the parts of all years to the total.
 */
export const splitStatement = (
  rows: readonly StatementRow[],
  { weights, currency }: Splitting,
): Result<SplitStatement, Failure> => {
  const years = rows.flatMap((row): readonly Omit<SplitYear, 'parts'>[] => {
    const lines = linesOf(row, currency, isReceipt)
    return lines.length === 0 ? [] : [{ year: row.year, lines: [...lines], amount: sumOf(lines) }]
  })
  const all = years.reduce((sum, { amount }) => sum + Math.abs(amount), 0)
  if (!Number.isSafeInteger(all)) return failure(tooMuch(all, currency))
  const divided = years.map((year): SplitYear => ({ ...year, ...splitOf(year.amount, weights) }))
  const parts = weights.map((_, i) => divided.reduce((sum, year) => sum + year.parts[i]!, 0))
  const amount = divided.reduce((sum, year) => sum + year.amount, 0)
  return success({ text, years: divided, total: { amount, parts }, leftOut: [...leftOut(rows, currency)] })
}

const linesOf = (
  row: StatementRow,
  currency: Currency,
  counts: (key: string, role: string, amount: number) => boolean,
): readonly Line[] =>
  statementLines.flatMap(({ key, role }) => {
    const written = row[key] ?? 0
    const amount = counts(key, role, written) ? minorUnits(written, currency) : 0
    return amount === 0 ? [] : [{ key, amount }]
  })

const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)

const leftOut = (rows: readonly StatementRow[], currency: Currency): readonly Line[] => {
  const lines = rows.flatMap((row) => linesOf(row, currency, (key) => notMoney.has(key)))
  const keys = [...new Set(lines.map(({ key }) => key))]
  return keys.map((key) => ({ key, amount: sumOf(lines.filter((line) => line.key === key)) }))
}

const tooMuch = (units: number, { code, decimals }: Currency): Failure => ({
  kind: 'value',
  pointer: '/deals',
  expected: `receipts below ${Math.floor(Number.MAX_SAFE_INTEGER / Number(`1e${decimals}`))} ${code}, so that every cent counts`,
  found: `${units} minor units`,
})
