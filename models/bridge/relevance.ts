import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Change } from './fork.ts'

/** Parts of a document on which what a deal alone is worth does not depend. */
const beside = new Set([
  ...['name', 'description', 'strategies', 'chains', 'comparables', 'negotiation', 'valuation'],
])

/** Keys whose text is for people. */
const forPeople = new Set(['name', 'description', 'note', 'source', 'owner', 'date'])

/** A deal as both documents have it. */
export interface CommonDeal {
  readonly id: string
  readonly licensees: readonly string[]
}

/**
 * Whether what a deal is worth can depend on a change. A deal alone depends on no other deal, and on no other licensee
 * unless a market says that expected others are like one; where in doubt, it may.
 */
export const mayMove = (
  { steps: [section = '', id, ...rest] }: Change,
  { deal, like }: { readonly deal: CommonDeal; readonly like: boolean },
): boolean => {
  if (beside.has(section) || forPeople.has(rest.at(-1) ?? '')) return false
  if (section === 'deals') return id === deal.id
  return section !== 'licensees' || like || deal.licensees.includes(id ?? '')
}

/** Whether some market expects others who are like a licensee. */
export const expectsLike = ({ fields = [], markets = [] }: ReadDocument): boolean =>
  [...fields.map(({ market }) => market), ...markets].some((market) => market?.others?.like !== undefined)
