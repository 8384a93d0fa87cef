import { statementLines } from '../../report/lines.ts'
import { dealName, licenseeName } from '../../report/names.ts'
import type { Sheet } from '../../report/workbook.ts'
import type { LineKey } from '../../terms/statement.ts'
import { address, columnName, fixedAddress, quotedSheet } from '../address.ts'
import type { DealPart, Exporting } from '../exporting.ts'
import { createSheet, type SheetWriter } from '../sheetWriter.ts'
import type { Working } from '../working.ts'
import { footings } from './checks/footings.ts'
import type { Check } from './checks.ts'
import { firstYear, headRow, total, writeCash } from './dealCash.ts'
import { widthOfYears, writeCharts } from './dealCharts.ts'
import { noteOf } from './dealNote.ts'

export const worthRows = { licensor: 4, licensee: 5 } as const

/** A deal: what it is worth to both parties, and its waterfall by year in the expected case. */
export const dealSheet = (
  exporting: Exporting,
  part: DealPart,
): { readonly sheet: Sheet; readonly checks: readonly Check[] } => {
  const { document, answer } = exporting
  const { deal, name } = part
  const given = document.deals.find(({ id }) => id === deal.id)!
  const writer = createSheet(name)
  writer.text(0, 0, dealName(document, deal.id), 'title')
  writer.prose(
    1,
    `Licensee: ${licenseeName(document, given.licensee)}. Expected case in ${document.currency}; a payment stands in the year in which its date falls, year 0 being the valuation date.`,
  )
  writer.prose(2, noteOf(part))
  const expected = answer.expected.deals.find(({ id }) => id === deal.id)!
  const checks = (['licensor', 'licensee'] as const).flatMap((party) =>
    worth(writer, part, {
      ...{ party, engine: expected[party]?.npv ?? null, currency: document.currency },
    }),
  )
  const years = Array.from({ length: deal.rows }, (_, year) => year)
  writer.text(headRow, 0, `Line, in ${document.currency}`, 'heading')
  writer.text(headRow, 1, 'Whole term', 'heading')
  for (const year of years)
    writer.number(headRow, firstYear + year, year, { role: 'heading', format: 'year' })
  let row = headRow + 1
  const rowOf = new Map<LineKey, number>()
  for (const { key, label } of statementLines) {
    const values = years.map(
      (year): number => expected.statement.find((own) => own.year === year)?.[key] ?? 0,
    )
    const line = lineFormulas(part, key, years)
    if (line === null && values.every((value) => value === 0)) continue
    rowOf.set(key, row)
    writer.text(row, 0, label, 'label')
    const sum = `SUM(${address(row, firstYear)}:${address(row, firstYear + deal.rows - 1)})`
    writer.formula(
      row,
      1,
      { formula: sum, value: total(line?.map(({ value }) => value) ?? values) },
      { role: 'total', format: 'money' },
    )
    years.forEach((year) => {
      if (line !== null) writer.formula(row, firstYear + year, line[year]!, { format: 'money' })
      else writer.number(row, firstYear + year, values[year]!, { format: 'money' })
    })
    checks.push({
      what: `${name}: ${label.toLowerCase()} over the whole term as the engine has it`,
      here: `${quotedSheet(name)}!${fixedAddress(row, 1)}`,
      value: total(line?.map(({ value }) => value) ?? values),
      engine: total(values),
    })
    row++
  }
  row = writeCash(writer, {
    ...{ rows: rowOf, years: deal.rows, row },
    values: (key, year) => expected.statement.find((own) => own.year === year)?.[key] ?? 0,
  })
  checks.push(...footings({ part, rows: rowOf, below: row, firstYear, years: deal.rows }))
  const own = answer.deals.find(({ id }) => id === deal.id)!
  const { statement } = expected
  const widths = [36, 13, ...years.map(() => widthOfYears(own, statement))]
  const rows = writeCharts(writer, {
    ...{ deal: own, statement, years: deal.rows, below: row, currency: document.currency, widths },
  })
  return {
    sheet: writer.finish({
      ...{ widths, frozen: { rows: headRow + 1, columns: 2 }, headRows: null, pages: { rows } },
    }),
    checks,
  }
}

interface Worth {
  readonly party: 'licensor' | 'licensee'
  readonly engine: number | null
  readonly currency: string
}

/** Expected present value of a party: Σ probability × present value over the endings. */
const worth = (
  writer: SheetWriter,
  { name, work }: DealPart,
  { party, engine, currency }: Worth,
): Check[] => {
  const row = worthRows[party]
  writer.text(row, 0, `Expected present value to the ${party}`, 'label')
  if (engine === null) {
    writer.text(row, 1, 'not known', 'note')
    return []
  }
  writer.text(row, 2, currency, 'note')
  const [chances, values] = [work?.range('probability'), work?.range(`npv ${party}`)]
  if (work === null || chances == null || values == null) {
    writer.number(row, 1, engine, { format: 'money' })
    return []
  }
  const chance = new Map(work.cellsOf('probability').map(({ column, value }) => [column, value]))
  const value = work
    .cellsOf(`npv ${party}`)
    .reduce((sum, own) => sum + own.value * (chance.get(own.column) ?? 0), 0)
  writer.formula(
    row,
    1,
    { formula: `SUMPRODUCT(${chances}*${values})`, value },
    { role: 'total', format: 'money' },
  )
  return [
    {
      what: `${name}: expected present value to the ${party} as the engine has it`,
      here: `${quotedSheet(name)}!${fixedAddress(row, 1)}`,
      value,
      engine,
    },
  ]
}

/** A formula that comes to a number. */
interface Amount {
  readonly formula: string
  readonly value: number
}

/** A line by year; null where nothing in the working makes it up. */
const lineFormulas = (
  { cells, work }: DealPart,
  key: LineKey,
  years: readonly number[],
): readonly Amount[] | null => {
  if (cells === null || work === null) return null
  const rows = [...(cells.rows.get(key) ?? [])]
  if (key === 'royalty') return royaltyFormulas({ cells, work }, years)
  if (rows.length === 0) return null
  return addedUp(work, rows, years)
}

/** Royalty is what was earned, after offset and cap. */
const royaltyFormulas = (
  part: Pick<DealPart, 'cells' | 'work'>,
  years: readonly number[],
): readonly Amount[] | null => {
  const keys = ['earnedRoyalty', 'stackingOffset', 'capReduction'] as const
  const lines = keys.flatMap((key) => [...(part.cells!.rows.get(key) ?? [])])
  if (lines.length === 0) return null
  return addedUp(part.work!, lines, years)
}

/** Rows of the working, each with the row of its years, as one line by year. */
const addedUp = (
  work: Working,
  rows: readonly (readonly [string, string])[],
  years: readonly number[],
): readonly Amount[] => {
  const parts = rows.map(([line, dates]) => partOf(work, line, dates))
  return years.map((year) => {
    const own = parts.map((part) => part(year))
    return {
      formula: own.map(({ formula }) => formula).join('+'),
      value: total(own.map(({ value }) => value)),
    }
  })
}

/** Σ over endings and dates: probability × amount, where the date is in the year. */
const partOf = (work: Working, line: string, dates: string): ((year: number) => Amount) => {
  const [amounts, of, chances] = [work.range(line)!, work.range(dates)!, work.range('chance')!]
  const yearAt = new Map(work.cellsOf(dates).map(({ column, value }) => [column, value]))
  const sums = new Map<number, number>()
  for (const { column, value } of work.cellsOf(line)) {
    const year = yearAt.get(column)
    if (year !== undefined) sums.set(year, (sums.get(year) ?? 0) + value * work.chanceAt(column))
  }
  return (year) => {
    const head = `${columnName(firstYear + year)}$${headRow + 1}`
    return { formula: `SUMPRODUCT((${of}=${head})*${chances}*${amounts})`, value: sums.get(year) ?? 0 }
  }
}
