import { type MeasureRow, measureRows } from '../../report/summaryRows.ts'
import type { Sheet } from '../../report/workbook.ts'
import { fixedAddress, quotedSheet } from '../address.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet, formatOf, type SheetWriter } from '../sheetWriter.ts'

interface Column {
  readonly head: string
  readonly of: (row: MeasureRow) => string | number | null
}

const figure = (key: string, head: string): Column => ({ head, of: ({ figures }) => figures[key] ?? null })

const subject: readonly Column[] = [
  { head: 'What', of: ({ name }) => name },
  { head: 'Party', of: ({ party }) => party },
  { head: 'Measure', of: ({ measure }) => words[measure] ?? measure },
  { head: 'Unit', of: ({ unit }) => (unit === '1' ? 'share' : unit) },
]

const percentiles: readonly Column[] = [
  figure('mean', 'Mean'),
  figure('standardError', 'Standard error'),
  ...[5, 10, 25, 50, 75, 90, 95].map((p) => figure(`q${String(p).padStart(2, '0')}`, `${p}th percentile`)),
  figure('errorQ10', 'Error of the 10th'),
  figure('errorQ50', 'Error of the 50th'),
  figure('errorQ90', 'Error of the 90th'),
  figure('worst5', 'Mean of the worst 5 %'),
  figure('negative', 'Probability below 0'),
]

const words: Readonly<Record<string, string>> = {
  npv: 'Turns out to be worth',
  expected: 'Expected present value',
  walkAway: 'Walk-away',
  beatsAlternative: 'Probability of beating the alternative',
  revenue: 'Product revenue, present value',
  benefit: 'Benefit before tax, present value',
  floor: 'Floor',
  ceiling: 'Ceiling',
  price: 'Price',
  perYear: 'Price a year',
  perRecord: 'Price a record',
  saving: 'Saved by sharing costs',
  aBetter: 'The first is better',
  bBetter: 'The second is better',
  equal: 'Neither is better',
  difference: 'Second less first',
}

const table = (
  writer: SheetWriter,
  at: number,
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: readonly MeasureRow[] },
): void => {
  columns.forEach(({ head }, c) => {
    writer.text(at, c, head, 'heading')
  })
  rows.forEach((row, r) => {
    columns.forEach(({ of }, c) => {
      const value = of(row)
      if (typeof value === 'string') writer.text(at + 1 + r, c, value, c === 0 ? 'label' : 'text')
      else if (value !== null) writer.number(at + 1 + r, c, value, { format: formatFor(row, value, c) })
    })
  })
}

const formatFor = ({ unit, figures }: MeasureRow, value: number, column: number) =>
  unit === '1' || (column > 0 && figures.negative === value && value <= 1) ? 'share' : formatOf(value)

const widths = [38, 16, 34, 16]

/** Figures take 15 characters, and no heading of a column is cut off. */
const widthsOf = (columns: readonly Column[]): readonly number[] =>
  columns.map(({ head }, c) => Math.max(widths[c] ?? 15, head.length + 2))

/** Markets: revenue, benefit, floor, ceiling and price of each. */
export const marketsSheet = ({ answer, document }: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  const asked = ['revenue', 'benefit', 'floor', 'ceiling', 'price', 'perYear', 'perRecord', 'status']
  const rows = measureRows(answer, document).filter(
    ({ kind, measure }) => kind === 'market' && asked.includes(measure),
  )
  writer.text(0, 0, 'Markets', 'title')
  writer.text(
    1,
    0,
    'What each market would bear: floor, ceiling and price are expectations; revenue and benefit are of the simulation.',
    'note',
  )
  const licensee: Column = { head: 'Licensee', of: (row) => row.licensee }
  const remark: Column = { head: 'Remark', of: (row) => row.remark }
  const columns = [subject[0]!, licensee, ...subject.slice(2), ...percentiles.slice(0, 9), remark]
  table(writer, 3, { columns, rows })
  return writer.finish({ widths: widthsOf(columns), frozen: { rows: 4, columns: 1 } })
}

/** Deals against each other, future by future. */
export const compareSheet = ({ answer, document }: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Compare', 'title')
  writer.text(
    1,
    0,
    'Each pair on the same futures: in what share of them one pays more, and by how much.',
    'note',
  )
  const rows = measureRows(answer, document).filter(({ kind }) => kind === 'comparison')
  const columns = [...subject, ...percentiles]
  table(writer, 3, { columns, rows })
  return writer.finish({ widths: [64, ...widthsOf(columns).slice(1)], frozen: { rows: 4, columns: 1 } })
}

/** Percentiles with their errors: deals and strategies. */
export const summarySheet = ({ answer, document }: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Summary', 'title')
  writer.text(
    1,
    0,
    `${answer.identity.trials} futures; each figure beside its standard error. What a deal turns out to be worth is discounted for time alone.`,
    'note',
  )
  const asked = ['npv', 'expected', 'walkAway', 'beatsAlternative', 'saving']
  const rows = measureRows(answer, document).filter(
    ({ kind, measure }) => (kind === 'deal' || kind === 'strategy') && asked.includes(measure),
  )
  const columns = [...subject, ...percentiles]
  table(writer, 3, { columns, rows })
  football(writer, rows, 6 + rows.length)
  return writer.finish({ widths: widthsOf(columns), frozen: { rows: 4, columns: 1 } })
}

/** 10th, 50th and 90th percentile of what each deal and strategy turns out to be worth to the licensor, as a chart. */
const football = (writer: SheetWriter, rows: readonly MeasureRow[], at: number): void => {
  const own = rows.flatMap((row, r) =>
    row.measure === 'npv' && row.party === 'licensor' ? [{ row, from: 4 + r }] : [],
  )
  const heads = ['Worth to the licensor', '10th percentile', '50th percentile', '90th percentile']
  heads.forEach((head, c) => {
    writer.text(at, c, head, 'heading')
  })
  own.forEach(({ row, from }, j) => {
    writer.text(at + 1 + j, 0, row.name, 'label')
    ;(['q10', 'q50', 'q90'] as const).forEach((key, c) => {
      const column = 7 + 2 * c
      writer.formula(
        at + 1 + j,
        1 + c,
        { formula: fixedAddress(from, column), value: row.figures[key] ?? 0 },
        { format: 'money' },
      )
    })
  })
  const range = (column: number): string =>
    `${quotedSheet(writer.name)}!${fixedAddress(at + 1, column)}:${fixedAddress(at + own.length, column)}`
  writer.chart({
    kind: 'bar',
    title: 'Worth to the licensor: 10th, 50th and 90th percentile',
    series: heads.slice(1).map((name, c) => ({ name, values: range(1 + c) })),
    categories: range(0),
    at: { row: at, column: 5 },
    rows: 22,
    columns: 7,
  })
}
