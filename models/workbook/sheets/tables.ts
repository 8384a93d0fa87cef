import { count } from '../../report/figures.ts'
import { type MeasureRow, measureRows } from '../../report/summaryRows.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { Exporting } from '../exporting.ts'
import { createSheet, formatOf, type SheetWriter } from '../sheetWriter.ts'

interface Column {
  readonly head: string
  readonly of: (row: MeasureRow) => string | number | null
  /** a share whatever the unit of the row */
  readonly isShare?: true
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
  figure('errorQ10', 'Error of 10th'),
  figure('errorQ50', 'Error of 50th'),
  figure('errorQ90', 'Error of 90th'),
  figure('worst5', 'Mean of worst 5 %'),
  { ...figure('negative', 'Probability below 0'), isShare: true },
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
    columns.forEach(({ of, isShare }, c) => {
      const value = of(row)
      if (typeof value === 'string') writer.text(at + 1 + r, c, value, c === 0 ? 'label' : 'text')
      else if (value !== null)
        writer.number(at + 1 + r, c, value, {
          format: isShare || row.unit === '1' ? 'share' : formatOf(value),
        })
    })
  })
}

const widths = [30, 9, 26, 9]

/** A figure of ten millions takes as much, and headings of several words stand on several lines; so all print on one page. */
const figureWidth = 10.7

const widthsOf = (columns: readonly Column[], rows: readonly MeasureRow[]): readonly number[] =>
  columns.map(
    ({ of }, c) => widths[c] ?? rows.reduce((most, row) => Math.max(most, roomFor(of(row))), figureWidth),
  )

/** Digits that a figure takes: commas and a sign are narrower, and a little is left beside it. */
const roomFor = (value: string | number | null): number => {
  if (typeof value !== 'number') return 0
  const text = count(value)
  const digits = text.replace(/\D/g, '').length
  return digits + 0.6 * (text.length - digits) + 0.7
}

/** Markets: revenue, benefit, floor, ceiling and price of each. */
export const marketsSheet = ({ answer, document }: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  const asked = ['revenue', 'benefit', 'floor', 'ceiling', 'price', 'perYear', 'perRecord', 'status']
  const rows = measureRows(answer, document).filter(
    ({ kind, measure }) => kind === 'market' && asked.includes(measure),
  )
  writer.text(0, 0, 'Markets', 'title')
  writer.prose(
    1,
    'What each market would bear: floor, ceiling and price are expectations; revenue and benefit are of the simulation, present values over its horizon.',
  )
  const licensee: Column = { head: 'Licensee', of: (row) => row.licensee }
  const remark: Column = { head: 'Remark', of: (row) => row.remark }
  const columns = [subject[0]!, licensee, ...subject.slice(2), ...percentiles.slice(0, 9), remark]
  table(writer, 3, { columns, rows })
  return writer.finish({
    widths: [...widthsOf(columns, rows).slice(0, -1), 22],
    frozen: { rows: 4, columns: 1 },
  })
}

/** Deals against each other, future by future. */
export const compareSheet = ({ answer, document }: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Compare', 'title')
  writer.prose(
    1,
    'Each pair on the same futures: in what share of them one pays more, and by how much. Figures of the engine, as exported.',
  )
  const rows = measureRows(answer, document).filter(({ kind }) => kind === 'comparison')
  if (rows.length === 0) {
    writer.prose(3, 'There is one deal and no strategy: nothing to compare it with.', 'text')
    return writer.finish({ widths: [...widths] })
  }
  const columns = [...subject, ...percentiles]
  table(writer, 3, { columns, rows })
  const [, party, , unit, ...figures] = widthsOf(columns, rows)
  return writer.finish({ widths: [36, party!, 20, unit!, ...figures], frozen: { rows: 4, columns: 4 } })
}

/** What the Summary tells, a row each from `summaryTop` on. */
export const summaryRows = ({ answer, document }: Exporting): readonly MeasureRow[] => {
  const asked = ['npv', 'expected', 'walkAway', 'beatsAlternative', 'saving']
  return measureRows(answer, document).filter(
    ({ kind, measure }) => (kind === 'deal' || kind === 'strategy') && asked.includes(measure),
  )
}

export const summaryTop = 4

/** Percentiles with their errors: deals and strategies. */
export const summarySheet = (exporting: Exporting, name: string): Sheet => {
  const writer = createSheet(name)
  writer.text(0, 0, 'Summary', 'title')
  writer.prose(
    1,
    `${count(exporting.answer.identity.trials)} futures; each figure beside its standard error. What a deal turns out to be worth is discounted for time alone. Figures of the engine: they do not follow a number that is changed here.`,
  )
  const columns = [...subject, ...percentiles]
  const rows = summaryRows(exporting)
  table(writer, summaryTop - 1, { columns, rows })
  return writer.finish({ widths: widthsOf(columns, rows), frozen: { rows: summaryTop, columns: 4 } })
}
