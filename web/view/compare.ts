import type { Answer, DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { Verdict } from '../../models/scenario/schema/figures.ts'
import { futures, outOfHundred } from '../format/share.ts'
import { medianOf } from './dealFigures.ts'
import { type DealRow, dealRows } from './deals.ts'
import type { ScenarioView } from './scenario.ts'
import { type Cell, type Column, figureCell, NO_CELL, type Table, textCell } from './table.ts'

export const MOST_COLUMNS = 6

/** What the address says is compared. */
export interface Choice {
  readonly deals: readonly string[]
  readonly withRefused: boolean
  readonly pair: readonly [string, string] | null
  readonly party: 'licensor' | 'licensee'
  readonly allRows: boolean
}

const pairOf = (text: string | null): readonly [string, string] | null => {
  const [first, second] = text?.split(',') ?? []
  return first === undefined || second === undefined || first === second ? null : [first, second]
}

export const choiceOf = (query: URLSearchParams, answer: Answer): Choice => {
  const known = answer.deals.map((deal) => deal.id)
  const asked =
    query
      .get('deals')
      ?.split(',')
      .filter((id) => known.includes(id)) ?? []
  return {
    deals: (asked.length > 1 ? asked : known).slice(0, MOST_COLUMNS),
    withRefused: query.has('refused'),
    pair: pairOf(query.get('pair')),
    party: query.get('party') === 'licensee' ? 'licensee' : 'licensor',
    allRows: query.has('rows'),
  }
}

/** The verdict between two deals from the point of view of the second: how often it is better. */
export interface PairVerdict {
  readonly worse: number
  readonly better: number
  readonly equal: number
  readonly difference: Verdict['difference']
  /** whether the difference was computed first minus second and has to be read with its sign turned */
  readonly turned: boolean
}

type Kind = Answer['comparisons'][number]['kind']

export const verdictOf = (
  answer: Answer,
  kind: Kind,
  pair: readonly [string, string],
  party: 'licensor' | 'licensee',
): PairVerdict | null => {
  const [first, second] = pair
  const found = answer.comparisons.find(
    (each) => each.kind === kind && pair.includes(each.a) && pair.includes(each.b) && first !== second,
  )
  const verdict = found?.[party]
  if (found === undefined || verdict === null || verdict === undefined) return null
  const turned = found.a === second
  return {
    worse: turned ? verdict.bBetter : verdict.aBetter,
    better: turned ? verdict.aBetter : verdict.bBetter,
    equal: verdict.equal,
    difference: verdict.difference,
    turned,
  }
}

/** One cell of the matrix: in how many futures the row beats the column. */
export interface MatrixCell {
  readonly text: string
  readonly label: string
  readonly share: number
  readonly pair: readonly [string, string]
}

export interface Matrix {
  readonly names: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly (readonly (MatrixCell | null)[])[]
}

interface Contestant {
  readonly id: string
  readonly name: string
}

const matrixCell = (
  answer: Answer,
  kind: Kind,
  row: Contestant,
  column: Contestant,
  party: 'licensor' | 'licensee',
): MatrixCell | null => {
  const verdict = row.id === column.id ? null : verdictOf(answer, kind, [column.id, row.id], party)
  if (verdict === null) return null
  return {
    text: outOfHundred(verdict.better),
    label: `${row.name} beats ${column.name} in ${futures(verdict.better)}`,
    share: verdict.better,
    pair: [column.id, row.id],
  }
}

export const matrixOf = (
  answer: Answer,
  kind: Kind,
  contestants: readonly Contestant[],
  party: 'licensor' | 'licensee',
): Matrix => ({
  names: contestants,
  rows: contestants.map((row) => contestants.map((column) => matrixCell(answer, kind, row, column, party))),
})

interface CompareRow {
  readonly label: string
  readonly cell: (deal: DealAnswer, row: DealRow) => Cell
}

const ROWS: readonly CompareRow[] = [
  { label: 'Licensee', cell: (_, row) => textCell(row.licensee) },
  { label: 'Grant', cell: (_, row) => textCell(row.grant) },
  { label: 'We expect', cell: (_, row) => figureCell(row.numbers.licensor) },
  {
    label: 'They expect',
    cell: (_, row) => (row.numbers.licensee === null ? NO_CELL : figureCell(row.numbers.licensee)),
  },
  {
    label: 'Beats our alternative',
    cell: (_, { numbers: { beats } }) =>
      beats === null ? NO_CELL : { text: beats.text, value: beats.value, title: String(beats.value) },
  },
  { label: 'Paid whatever happens', cell: (_, row) => figureCell(row.numbers.certain) },
  { label: 'Our middle future', cell: (deal) => figureCell(medianOf(deal.licensor)) },
  {
    label: 'Their middle future',
    cell: (deal) => (deal.licensee === null ? NO_CELL : figureCell(medianOf(deal.licensee))),
  },
  {
    label: 'Would be refused by',
    cell: (deal, row) => textCell(row.refusal?.by ?? (deal.licensee === null ? 'not known' : 'nobody')),
  },
]

const differs = (cells: readonly Cell[]): boolean => new Set(cells.map((cell) => cell.text)).size > 1

const columnOf = ({ name, href, refusal }: DealRow): Column => ({
  label: refusal === null ? name : `${name} (would be refused)`,
  href,
})

/** Deals in columns; only the rows in which they differ, unless all are asked for. */
export const compareTable = (view: ScenarioView, choice: Choice): Table => {
  const rows = dealRows(view).filter((row) => choice.deals.includes(row.id))
  const answers = rows.flatMap((row) => view.answer.deals.filter((deal) => deal.id === row.id))
  const lines = ROWS.map(({ label, cell }) => ({
    label,
    cells: answers.flatMap((deal, i) => (rows[i] === undefined ? [] : [cell(deal, rows[i])])),
  }))
  return {
    caption: `Deals side by side, ${view.document.currency}`,
    columns: [{ label: view.document.currency }, ...rows.map(columnOf)],
    rows: lines
      .filter((line) => choice.allRows || rows.length < 2 || differs(line.cells))
      .map((line) => [textCell(line.label), ...line.cells]),
  }
}
