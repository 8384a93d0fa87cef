import { pow } from '../../../models/numerics/elementary.ts'
import { type Period, periodsOf } from './calendar.ts'
import type { Facts, Json } from './facts.ts'
import { type Cell, cellsOf, isBlocked } from './market.ts'
import { exists, inside, isTrue, items, named, type Place, read, text } from './place.ts'

export interface Grant {
  readonly field: string
  readonly covers: (cell: Cell) => boolean
  readonly startYear: number
  /** startYear + termYears, whatever happens */
  readonly plannedEnd: number
  readonly exclusive: boolean
  readonly updates: boolean
}

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
  readonly endedByHazard: boolean
  /** from a period's cash to its payment */
  readonly lag: number
}

export const rootOf = (document: Json): Place => ({ node: document, path: '' })

export const byId = (list: Place, id: string): Place => {
  const found = named(list).find((place) => text(inside(place, 'id')) === id)
  if (found === undefined) throw new Error(`The document has no ${list.path} ${id}`)
  return found
}

/** The position of a licensee in a cell: by market if listed so, else by field. */
export const positionIn = (licensee: Place, cell: Cell): Place | undefined =>
  [inside(licensee, 'positions', cell.id), inside(licensee, 'positions', cell.field)].find(exists)

export const keyOf = (position: Place): string => position.path.split('.positions.')[1] ?? ''

export const grantsOf = (
  facts: Pick<Facts, 'value'>,
  deal: Place,
  cells: readonly Cell[],
): readonly Grant[] =>
  items(inside(deal, 'grants')).map((grant) => {
    const market = text(inside(grant, 'market'))
    const territory = text(inside(grant, 'territory'), '*')
    const field = text(inside(grant, 'field')) || (cells.find((cell) => cell.id === market)?.field ?? '')
    const startYear = read(facts, inside(grant, 'startYear'), { otherwise: 0 })
    return {
      field,
      covers: (cell) =>
        market === ''
          ? cell.field === field && (territory === '*' || cell.territory === territory)
          : cell.id === market,
      startYear,
      plannedEnd: startYear + read(facts, inside(grant, 'termYears')),
      exclusive: text(inside(grant, 'exclusivity')) === 'exclusive',
      updates: isTrue(inside(grant, 'updates')),
    }
  })

export const startOf = (grants: readonly Grant[]): number =>
  Math.min(...grants.map((grant) => grant.startYear))

export const plannedEndOf = (grants: readonly Grant[]): number =>
  Math.max(...grants.map((grant) => grant.plannedEnd))

/** The last contract year: c covers [start + c − 1, start + c). */
export const lastContractYear = (grants: readonly Grant[]): number =>
  Math.ceil(plannedEndOf(grants) - startOf(grants))

/** The contract year in which the calendar year y ends; 0 or less: the deal never starts. */
export const contractYearOfFailure = (start: number, year: number): number => Math.ceil(year - start)

export const termOf = (terms: readonly Place[], kind: string): Place | undefined =>
  terms.find((term) => text(inside(term, 'kind')) === kind)

const lagOf = (facts: Facts, terms: readonly Place[]): number => {
  const payment = termOf(terms, 'paymentTerms')
  if (payment === undefined) return 0
  const days = (key: string): number => read(facts, inside(payment, key), { otherwise: 0 })
  return (days('reportingDays') + days('paymentDays')) / 365
}

/** When and why a deal ends: failure comes before the gate and the gate before the hazard. */
const endingOf = (facts: Facts, ask: { deal: Place; licensee: Place; grants: readonly Grant[] }) => {
  const deal = text(inside(ask.deal, 'id'))
  const start = startOf(ask.grants)
  const last = lastContractYear(ask.grants)
  const failure = contractYearOfFailure(start, facts.failureYear(text(inside(ask.licensee, 'id'))))
  const gate = facts.gateEnd(deal)
  const hasHazard = termOf(items(inside(ask.deal, 'terms')), 'termination') !== undefined
  const drawn = hasHazard ? facts.terminationYear(deal) : Number.POSITIVE_INFINITY
  const hazard = drawn < last ? drawn : Number.POSITIVE_INFINITY
  return {
    start,
    end: Math.min(plannedEndOf(ask.grants), start + Math.max(0, Math.min(failure, gate, hazard))),
    failedAt: start + Math.max(0, failure),
    endedByHazard: hazard < last && hazard < gate && hazard < failure,
  }
}

export const agreementOf = (document: Json, dealId: string, facts: Facts): Agreement => {
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
