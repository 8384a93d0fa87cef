import { pow } from '../../../models/numerics/elementary.ts'
import { type Period, periodsOf } from './calendar.ts'
import { endingOf, lagOf } from './ending.ts'
import type { Facts, Json } from './facts.ts'
import { byId, type Grant, grantsOf, plannedEndOf, rootOf, termOf } from './grants.ts'
import { type Cell, cellsOf, isBlocked } from './market.ts'
import { exists, inside, items, type Place, read, text } from './place.ts'

/** A cell in which something is sold, with who grants it and who sells there. */
export interface LiveCell {
  readonly cell: Cell
  readonly position: Place
  readonly grants: readonly Grant[]
}

/** A deal in one future: what is granted, from when, to when, and why it ended. */
export interface Agreement {
  readonly root: Place
  readonly facts: Facts
  readonly periods: readonly Period[]
  readonly id: string
  /** the strategy that the deal is looked at in, or none: the deal alone */
  readonly strategy: string | undefined
  readonly place: Place
  readonly licensee: Place
  readonly terms: readonly Place[]
  readonly grants: readonly Grant[]
  readonly cells: readonly LiveCell[]
  /** start of contract year 1 */
  readonly start: number
  /** end T of the term, early or not */
  readonly end: number
  /** contract years that begin before the end */
  readonly contractYears: number
  /** when the licensee fails: nothing is earned or paid after it */
  readonly failedAt: number
  /** the contract year at whose end something ends the deal early, or Infinity */
  readonly endsEarlyIn: number
  readonly endedByHazard: boolean
  /** from a period's cash to its payment */
  readonly lag: number
}

/** The position of a licensee in a cell: by market if listed so, else by field. */
export const positionIn = (licensee: Place, cell: Cell): Place | undefined =>
  [inside(licensee, 'positions', cell.id), inside(licensee, 'positions', cell.field)].find(exists)

export const keyOf = (position: Place): string => position.path.split('.positions.')[1] ?? ''

export const agreementOf = (document: Json, dealId: string, facts: Facts, strategy?: string): Agreement => {
  const root = rootOf(document)
  const place = byId(inside(root, 'deals'), dealId)
  const licensee = byId(inside(root, 'licensees'), text(inside(place, 'licensee')))
  const cells = cellsOf(root)
  const grants = grantsOf(facts, place, cells)
  const terms = items(inside(place, 'terms'))
  const ending = endingOf(facts, { deal: place, licensee, grants })
  const live = cells.flatMap((cell) => {
    const position = positionIn(licensee, cell)
    const covering = grants.filter((grant) => grant.covers(cell))
    if (covering.length === 0 || isBlocked(cell) || position === undefined) return []
    return [{ cell, position, grants: covering }]
  })
  return {
    ...{ root, facts, periods: periodsOf(root), id: dealId, place, licensee, terms, grants, cells: live },
    ...ending,
    strategy,
    contractYears: Math.ceil(ending.end - ending.start),
    lag: lagOf(facts, terms),
  }
}

export const runs = (agreement: Agreement, grant: Grant, t: number): boolean =>
  t >= grant.startYear && t < Math.min(grant.plannedEnd, agreement.end)

export const anyRuns = (agreement: Agreement, grants: readonly Grant[], t: number): boolean =>
  grants.some((grant) => runs(agreement, grant, t))

export const contractYearAt = (agreement: Agreement, t: number): number => Math.floor(t - agreement.start) + 1

/** Periods of contract year c in which any of these grants runs. */
export const periodsIn = (agreement: Agreement, c: number, grants = agreement.grants): readonly Period[] =>
  agreement.periods.filter(
    (period) => contractYearAt(agreement, period.middle) === c && anyRuns(agreement, grants, period.middle),
  )

export const contractYearsOf = (agreement: Agreement): readonly number[] =>
  Array.from({ length: agreement.contractYears }, (_, before) => before + 1)

export const endOfContractYear = (agreement: Agreement, c: number): number =>
  Math.min(agreement.start + c, agreement.end)

/** The part of contract year c that belongs to the term. */
export const partOfContractYear = (agreement: Agreement, c: number): number =>
  endOfContractYear(agreement, c) - (agreement.start + c - 1)

/** What counts of a period's benefit: 1 while a grant runs, w of the residual right after it, 0 otherwise. */
export const weightAt = (agreement: Agreement, grants: readonly Grant[], t: number): number => {
  if (anyRuns(agreement, grants, t)) return 1
  const begun = grants.filter((grant) => grant.startYear < agreement.end)
  const residual = termOf(agreement.terms, 'residual')
  const scope = residual === undefined ? 'none' : text(inside(residual, 'scope'))
  if (begun.length === 0 || residual === undefined || scope === 'none') return 0
  const ended = Math.min(plannedEndOf(begun), agreement.end)
  const length =
    scope === 'tail' ? read(agreement.facts, inside(residual, 'tailYears')) : Number.POSITIVE_INFINITY
  if (t < ended || t >= ended + length || t >= agreement.failedAt) return 0
  return pow(2, -(t - ended) / read(agreement.facts, inside(residual, 'modelHalfLifeYears')))
}
