import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { amountFaults, amountsOf } from './amounts.ts'
import { cellIn, type Placing, periodIn } from './place.ts'
import { type Numbered, type Placed, placeOfRow, rowFault } from './row.ts'

/**
 * The rows of one deal, each with its period and granted cell. Refuses, all at once with row and reason: periods and cells
 * outside of the grant, another currency, negative amounts without a credit note, the same thing reported twice, a period
 * in which credit notes exceed what they correct.
 */
export const placeRows = (
  placing: Placing,
  rows: readonly Numbered[],
  currency: string,
): Result<readonly Placed[], Failure> => {
  const read = rows.map((each) => placeRow(placing, each, currency))
  const placed = read.flatMap((each) => (each.ok ? [each.value] : []))
  const faults = read.flatMap((each) => (each.ok ? [] : each.faults))
  const all = [...faults, ...repeated(placed), ...belowZero(placing, placed)]
  return all.length > 0 ? failure(...all) : success(placed)
}

const placeRow = (placing: Placing, numbered: Numbered, currency: string): Result<Placed, Failure> => {
  const faults = [...amountFaults(numbered, currency)]
  const period = periodIn(placing, numbered)
  if (!period.ok) return failure(...faults, ...period.faults)
  const k = period.value
  if (numbered.row.line !== undefined)
    return faults.length > 0
      ? failure(...faults)
      : success({ ...numbered, k, cell: null, gross: 0, deductions: 0 })
  const cell = placing.deal.cells.length === 0 ? success(null) : cellIn(placing, numbered, k)
  const amounts = amountsOf(numbered, currency)
  for (const each of [cell, amounts]) if (!each.ok) faults.push(...each.faults)
  return faults.length > 0 || !cell.ok || !amounts.ok
    ? failure(...faults)
    : success({ ...numbered, k, cell: cell.value, ...amounts.value })
}

/** The same period, product and place twice; instalments on different days may repeat, and credit notes of different names. */
const repeated = (placed: readonly Placed[]): readonly Failure[] => {
  const seen = new Map<string, Placed>()
  return placed.flatMap((each) => {
    const { row, k, cell } = each
    const instalment = row.line === undefined ? '' : row.paidOn
    const key = JSON.stringify([
      k,
      cell,
      row.line,
      row.field,
      row.territory,
      sameName(row.product),
      row.unit,
      instalment,
      sameName(row.creditNote),
    ])
    const first = seen.get(key)
    seen.set(key, first ?? each)
    return first === undefined ? [] : [secondTime(each, first)]
  })
}

/** "LungScan" and "lungscan " are one product: a report that is sent once more is often written a little differently. */
export const sameName = (name: string | undefined): string | undefined =>
  name?.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

const secondTime = (each: Placed, first: Placed): Failure => {
  const { period, creditNote } = each.row
  const [key, told] =
    creditNote === undefined ? (['period', period] as const) : (['creditNote', creditNote] as const)
  const what = creditNote === undefined ? 'a period' : 'a credit note'
  const expected = `${what} that ${placeOfRow(first)} has not reported already`
  return rowFault(each, key, { expected, found: `"${told}" a second time` })
}

const belowZero = ({ periods }: Placing, placed: readonly Placed[]): readonly Failure[] => {
  const sums = new Map<string, { sum: number; last: Placed }>()
  for (const each of placed) {
    const key = `${each.k} ${each.cell}`
    sums.set(key, { sum: (sums.get(key)?.sum ?? 0) + each.gross, last: each })
  }
  return [...sums.values()].flatMap(({ sum, last }) => {
    if (sum >= 0) return []
    const expected = `credit notes of at most what ${periods.name(last.k)} has sold: put each into the period it corrects`
    return [rowFault(last, 'gross', { expected, found: `${sum} together` })]
  })
}
