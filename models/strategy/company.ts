import { clashing, overlaps } from '../scenario/compile/strategies.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import { contextOf } from '../summarise/strategies.ts'

/** Why two deals cannot both be signed. */
export interface Conflict {
  /** `exclusive`: a cell is closed to others; `alternatives`: two offers to one licensee for one cell at one time */
  readonly kind: 'exclusive' | 'alternatives'
  /** field in which they meet */
  readonly field: string
  readonly exclusivity: 'none' | 'sole' | 'exclusive'
  /** which of the two closes it; null where both are offers to one licensee */
  readonly closer: number | null
}

/** A deal in the company of others that change what it is worth. */
export interface Part {
  readonly deal: number
  /** those of a set that change it, in their order; none: as if alone */
  readonly mates: readonly number[]
}

/** Which deals of a document exclude each other, and which change each other's worth. */
export interface Company {
  readonly conflicts: readonly (readonly (Conflict | null)[])[]
  /** by deal, those whose presence changes what it is worth */
  readonly links: readonly (readonly number[])[]
}

/** Two deals exclude each other when a cell is closed to others, or when both are offers to one licensee for one cell. */
export const companyOf = (plan: Plan, count: number): Company => {
  const deals = plan.deals.slice(0, count)
  const together = (a: number, b: number) => ({ id: '', deals: [a, b] })
  return {
    conflicts: deals.map((_, a) => deals.map((__, b) => (a === b ? null : conflictOf(deals, a, b)))),
    links: deals.map((_, a) =>
      deals.flatMap((__, b) => (a !== b && contextOf(plan, together(a, b), a) !== null ? [b] : [])),
    ),
  }
}

const conflictOf = (deals: readonly DealPlan[], a: number, b: number): Conflict | null => {
  const clash = clashing(deals, a, b)
  if (clash !== null) {
    const [one, other] = [deals[a]!.grants[clash.member]!, deals[b]!.grants[clash.earlier]!]
    const [closer, strictest] = one.exclusivity === 'none' ? [b, other] : [a, one]
    return { kind: 'exclusive', field: strictest.field, exclusivity: strictest.exclusivity, closer }
  }
  if (deals[a]!.licensee !== deals[b]!.licensee) return null
  const met = deals[a]!.grants.find((one) => deals[b]!.grants.some((other) => overlaps(one, other)))
  return met === undefined
    ? null
    : { kind: 'alternatives', field: met.field, exclusivity: 'none', closer: null }
}

/** The part that a deal plays in a set. */
export const partIn = ({ links }: Company, set: readonly number[], deal: number): Part => ({
  deal,
  mates: links[deal]!.filter((mate) => set.includes(mate)),
})

export const partKey = ({ deal, mates }: Part): string => `${deal}:${mates.join(',')}`

/**
 * Every part that a deal can play in a set without conflicts; null where they are more than `most`, which happens when
 * many deals that change each other can be signed together.
 */
export const partsOf = (company: Company, most: number): readonly Part[] | null => {
  const parts: Part[] = []
  for (const [deal, links] of company.links.entries()) {
    const open = links.filter((mate) => company.conflicts[deal]![mate] === null)
    const sets = compatibleSets(company, open, most - parts.length)
    if (sets === null) return null
    parts.push(...sets.map((mates) => ({ deal, mates })))
  }
  return parts
}

const compatibleSets = (
  { conflicts }: Company,
  members: readonly number[],
  most: number,
): readonly (readonly number[])[] | null => {
  let sets: (readonly number[])[] = [[]]
  for (const next of members) {
    const larger = sets
      .filter((set) => set.every((one) => conflicts[one]![next] === null))
      .map((set) => [...set, next])
    sets = [...sets, ...larger]
    if (sets.length > most) return null
  }
  return sets
}
