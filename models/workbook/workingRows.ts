import { lineLabel } from '../report/lines.ts'
import type { Plan } from '../scenario/plan.ts'
import { rateClasses } from '../simulate/frame.ts'
import { firstColumn } from './figures.ts'
import { pageWidth, widest } from './layout.ts'

/** What a working begins with: how each ending comes about, and what it comes to. */
export const headingsOf = (plan: Plan): readonly { readonly row: string; readonly words: string }[] => [
  { row: 'probability', words: 'Probability of this ending' },
  { row: 'fails in year', words: 'Licensee fails in year' },
  { row: 'gate fails at', words: 'A failed gate ends it at year' },
  { row: 'terminated in contract year', words: 'Terminated in contract year' },
  { row: 'taken over in contract year', words: 'Taken over in contract year' },
  { row: 'npv licensor', words: 'Present value to the licensor' },
  { row: 'npv licensee', words: 'Present value to the licensee' },
  ...rateRows(plan),
]

const rateRows = (plan: Plan) =>
  [{ id: 'the licensor' }, ...plan.licensees].flatMap(({ id }, p) =>
    rateClasses.flatMap((rate) => [
      { row: `rate ${p} ${rate}`, words: `ln(1 + rate) of ${id}, ${rateWords[rate]}` },
      { row: `factor ${p} ${rate}`, words: `Discount factor of ${id}, ${rateWords[rate]}` },
    ]),
  )

const rateWords = {
  fixed: 'fixed',
  salesLinked: 'sales-linked',
  milestone: 'milestone',
  time: 'time alone',
} as const

/** What a step leads to, of its words. */
export const leadOf = (words: string): string => words.replace(/^Towards (.*): [^:]*$/, '$1')

/** Columns as wide as the longest figure is, dates that never come aside. */
export const widthsFor = (values: readonly number[], last: number): readonly number[] => {
  const most = values.reduce(
    (sum, value) => (Math.abs(value) < 1e98 ? Math.max(sum, Math.abs(value)) : sum),
    0,
  )
  const width = most >= 1e9 ? 15 : 11
  return Array.from({ length: last + 1 - firstColumn }, () => width)
}

/** What a row is where nobody names it: a line of the statement, its years, a calendar, else a step between. */
export const wordsOf = (key: string): string | null => {
  const [kind, line = ''] = key.split(' ')
  if (kind === 'line') return `Statement: ${lineLabel(line)}`
  if (kind === 'year') return 'Statement year of the dates'
  return kind === 'schedule' ? 'Calendar' : null
}

/** The unit of a row where it is known. */
export const unitOf = (key: string, money: ReadonlySet<string>, currency: string): string => {
  const [kind] = key.split(' ')
  if (money.has(key) || kind === 'npv' || kind === 'line') return currency
  if (kind === 'year' || kind === 'fails' || kind === 'terminated' || kind === 'taken' || kind === 'gate')
    return 'year'
  if (kind === 'rate') return '1/yr'
  return kind === 'factor' || kind === 'probability' ? '1' : ''
}

/** Of the words and units on the left of a working. */
export const wordWidths = [60, 8] as const

/** Columns of an ending that print: all that two pages hold, of more those of one; months of a decade would take a book. */
export const printedColumns = (columns: number, width: number): number => {
  const words = wordWidths[0] + wordWidths[1]
  const onOne = Math.floor((widest.landscape - words) / width)
  return columns <= 2 * Math.floor((pageWidth.landscape - words) / width) ? columns : onOne
}
