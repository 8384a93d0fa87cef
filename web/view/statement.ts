import { cashOf, type LineRole, statementLines } from '../../models/report/lines.ts'
import type { Answer, StatementRow } from '../../models/scenario/schema/answer.ts'
import { plainFigure } from '../format/number.ts'
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

const amountCell = (amount: number): Cell => {
  if (amount === 0) return { ...NO_CELL, title: '0', value: 0 }
  const { text, full, value } = plainFigure(amount)
  return { text, title: full, value }
}

const rowOf = (label: string, rows: readonly StatementRow[], amount: Amount): readonly Cell[] => [
  textCell(label),
  ...rows.map((row) => amountCell(amount(row))),
  amountCell(rows.reduce((total, row) => total + amount(row), 0)),
]

const totalOf = ([label, ...cells]: readonly Cell[]): readonly Cell[] =>
  label === undefined ? cells : [{ ...label, total: true }, ...cells]

const isPresent = ({ key }: Line, rows: readonly StatementRow[]): boolean =>
  rows.some((row) => (row[key] ?? 0) !== 0)

const partRows = (part: Part, rows: readonly StatementRow[]): readonly (readonly Cell[])[] => {
  const lines = statementLines.filter((line) => part.roles.includes(line.role) && isPresent(line, rows))
  const total = part.total === undefined ? [] : [totalOf(rowOf(part.total[0], rows, part.total[1]))]
  if (lines.length + total.length === 0) return []
  return [
    [textCell(part.title)],
    ...lines.map(({ key, label }) => rowOf(label, rows, (row) => row[key] ?? 0)),
    ...total,
  ]
}

/** The expected case of a deal, a line a row and a year a column; a row of one cell heads a part. */
export const statementTable = (answer: Answer, id: string, currency: string): Table | undefined => {
  const rows = answer.expected.deals.find((deal) => deal.id === id)?.statement
  if (rows === undefined || rows.length === 0) return undefined
  return {
    caption: `Expected statement by year, ${currency}`,
    columns: [
      { label: `${currency}, expected case` },
      ...rows.map(({ year }) => ({ label: year === 0 ? 'Start' : `Year ${year}`, numeric: true })),
      { label: 'Total', numeric: true },
    ],
    rows: PARTS.flatMap((part) => partRows(part, rows)),
  }
}
