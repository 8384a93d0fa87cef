import { cashOf, type LineRole, statementLines } from '../../models/report/lines.ts'
import type { Answer, StatementRow } from '../../models/scenario/schema/answer.ts'
import { fullText, wholeText } from '../format/number.ts'
import { sentenceCase } from '../format/words.ts'
import { type Cell, NO_CELL, type Table, textCell } from './table.ts'

type Line = (typeof statementLines)[number]
type Amount = (row: StatementRow) => number

interface Part {
  readonly title: string
  readonly roles: readonly LineRole[]
  /** the sum that closes the part */
  readonly total?: readonly [string, Amount]
}

const PARTS: readonly Part[] = [
  { title: 'How the royalty comes about', roles: ['working'] },
  { title: 'Paid by the licensee', roles: ['receipt', 'withholding'] },
  {
    title: 'Licensor',
    roles: ['licensorIncome', 'licensorCost'],
    total: ['Cash of the licensor', (row) => cashOf(row).licensor],
  },
  {
    title: 'Licensee',
    roles: ['licenseeIncome', 'licenseeCost'],
    total: ['Cash of the licensee', (row) => cashOf(row).licensee],
  },
]

/** Statements are read in one scale: thousands once any amount reaches a million. */
interface Scale {
  readonly divisor: number
  readonly unit: string
}

const scaleOf = (rows: readonly StatementRow[], currency: string): Scale => {
  const largest = Math.max(...rows.flatMap(({ year: _, ...lines }) => Object.values(lines).map(Math.abs)))
  return largest >= 1e6 ? { divisor: 1000, unit: `thousand ${currency}` } : { divisor: 1, unit: currency }
}

const amountCell = (amount: number, { divisor }: Scale): Cell =>
  amount === 0
    ? { ...NO_CELL, title: '0', value: 0 }
    : { text: wholeText(amount / divisor), title: fullText(amount), value: amount }

interface Statement {
  readonly rows: readonly StatementRow[]
  readonly scale: Scale
}

const rowOf = (label: string, { rows, scale }: Statement, amount: Amount): readonly Cell[] => [
  textCell(label),
  ...rows.map((row) => amountCell(amount(row), scale)),
  amountCell(
    rows.reduce((total, row) => total + amount(row), 0),
    scale,
  ),
]

const totalOf = ([label, ...cells]: readonly Cell[]): readonly Cell[] =>
  label === undefined ? cells : [{ ...label, total: true }, ...cells]

const isPresent = ({ key }: Line, rows: readonly StatementRow[]): boolean =>
  rows.some((row) => (row[key] ?? 0) !== 0)

const partRows = (part: Part, statement: Statement): readonly (readonly Cell[])[] => {
  const lines = statementLines.filter(
    (line) => part.roles.includes(line.role) && isPresent(line, statement.rows),
  )
  const total = part.total === undefined ? [] : [totalOf(rowOf(part.total[0], statement, part.total[1]))]
  if (lines.length + total.length === 0) return []
  return [
    [textCell(part.title)],
    ...lines.map(({ key, label }) => rowOf(label, statement, (row) => row[key] ?? 0)),
    ...total,
  ]
}

/** The expected case of a deal, a line a row and a year a column; a row of one cell heads a part. */
export const statementTable = (answer: Answer, id: string, currency: string): Table | undefined => {
  const deal = answer.expected.deals.find((each) => each.id === id)
  const rows = deal?.statement
  if (deal === undefined || rows === undefined || rows.length === 0) return undefined
  const parts = deal.licensee === null ? PARTS.filter(({ title }) => title !== 'Licensee') : PARTS
  const scale = scaleOf(rows, currency)
  return {
    caption: `Expected statement by year, ${scale.unit}`,
    columns: [
      { label: sentenceCase(scale.unit) },
      ...rows.map(({ year }) => ({ label: year === 0 ? 'Start' : `Year ${year}`, numeric: true })),
      { label: 'Total', numeric: true },
    ],
    rows: parts.flatMap((part) => partRows(part, { rows, scale })),
  }
}
