import { counted } from '../report/words.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import { nearestWord } from '../scenario/suggest.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import type { Periods } from './periods.ts'
import { type Numbered, rowFault } from './row.ts'

/** What a row is placed in. */
export interface Placing {
  readonly plan: Plan
  readonly deal: DealPlan
  readonly periods: Periods
}

/** The period that a row is about. */
export const periodIn = ({ plan, periods }: Placing, numbered: Numbered): Result<number, Failure> => {
  const k = periods.read(numbered.row.period)
  if (k !== null) return success(k)
  const { periods: last, delta } = plan.calendar
  const months = Math.round(12 * delta)
  const shorter = months === 1 ? '' : ': add up shorter reports to one'
  const expected = `a period of ${counted(String(months), 'month')} of the document (1, which is ${periods.name(0)}, to ${last}, or its own dates)${shorter}`
  return failure(rowFault(numbered, 'period', { expected, found: `"${numbered.row.period}"` }))
}

/**
 * The granted cell in which a row reports receipts of period k. A row that names no territory, or no field, stands for all
 * that it may mean where no clause tells them apart; else it has to say which. Refused: a field or territory that the deal
 * does not grant, and a period in which neither the grant nor a right after it runs.
 */
export const cellIn = (placing: Placing, numbered: Numbered, k: number): Result<number, Failure> => {
  const { plan, deal, periods } = placing
  const named = namedCells(placing, numbered)
  if (!named.ok) return named
  const running = named.value.filter((c) => k >= deal.cells[c]!.from && k <= lastIn(placing, c))
  if (running.length === 0) {
    const windows = named.value.map(
      (c) =>
        `${periods.name(deal.cells[c]!.from).slice(0, 10)} to ${periods.name(lastIn(placing, c)).slice(-10)}`,
    )
    const expected = `a period in which the deal grants this: ${[...new Set(windows)].join(', ')}`
    return failure(rowFault(numbered, 'period', { expected, found: periods.name(k) }))
  }
  if (new Set(running.map((c) => clausesOf(deal, c))).size === 1) return success(running[0]!)
  const key = numbered.row.field === undefined ? 'field' : 'territory'
  const cells = running.map((c) => plan.cells[deal.cells[c]!.cell]![key])
  const expected = `the ${key}, which clauses of the deal tell apart: ${[...new Set(cells)].join(', ')}`
  return failure(rowFault(numbered, key, { expected, found: 'none', kind: 'missing-key' }))
}

/** The last period in which the grant of a cell runs, or a right after it: whose middle lies within its years, as it earns. */
const lastIn = ({ plan, deal }: Placing, c: number): number => {
  const { periods, delta } = plan.calendar
  const { until, end } = deal.cells[c]!
  const afterwards = end + (deal.terms.residual?.years ?? 0)
  let last = until - 1
  while (last + 1 < periods && (last + 1.5) * delta < afterwards) last++
  return last
}

/** What of the deal looks at a cell: two cells of which this is the same may be reported as one. */
const clausesOf = ({ cells, scopes, terms }: DealPlan, c: number): string => {
  const { from, until, position, exclusive } = cells[c]!
  const joined = terms.joined?.map(({ scope }) => scope) ?? []
  return JSON.stringify([from, until, position, exclusive, joined, scopes.map((scope) => scope.includes(c))])
}

const namedCells = ({ plan, deal }: Placing, numbered: Numbered): Result<readonly number[], Failure> => {
  const { field, territory } = numbered.row
  const all = deal.cells.map((_, c) => c)
  const own = (c: number) => plan.cells[deal.cells[c]!.cell]!
  const inField = all.filter((c) => field === undefined || own(c).field === field || own(c).id === field)
  if (inField.length === 0)
    return failure(
      unknown(
        numbered,
        'field',
        all.map((c) => own(c).field),
      ),
    )
  const within = inField.filter((c) => territory === undefined || own(c).territory === territory)
  return within.length > 0
    ? success(within)
    : failure(
        unknown(
          numbered,
          'territory',
          inField.map((c) => own(c).territory),
        ),
      )
}

const unknown = (numbered: Numbered, key: 'field' | 'territory', known: readonly string[]): Failure => {
  const words = [...new Set(known)]
  const found = String(numbered.row[key])
  const suggestion = nearestWord(found, words)
  const granted = words.length === 0 ? 'none: the deal sells nothing, so leave it out' : words.join(', ')
  const told = { expected: `a ${key} that the deal grants (${granted})`, found: `"${found}"` }
  const fault = rowFault(numbered, key, { ...told, kind: 'reference' })
  return suggestion === null ? fault : { ...fault, suggestion }
}
