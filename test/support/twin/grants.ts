import type { Facts, Json } from './facts.ts'
import type { Cell } from './market.ts'
import { inside, isTrue, items, named, type Place, read, text } from './place.ts'

export interface Grant {
  readonly field: string
  readonly covers: (cell: Cell) => boolean
  readonly startYear: number
  /** startYear + termYears, whatever happens */
  readonly plannedEnd: number
  readonly exclusive: boolean
  /** exclusive or sole: nobody else is granted the same */
  readonly closed: boolean
  readonly updates: boolean
}

export const rootOf = (document: Json): Place => ({ node: document, path: '' })

export const byId = (list: Place, id: string): Place => {
  const found = named(list).find((place) => text(inside(place, 'id')) === id)
  if (found === undefined) throw new Error(`The document has no ${list.path} ${id}`)
  return found
}

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
      closed: ['exclusive', 'sole'].includes(text(inside(grant, 'exclusivity'))),
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
