import { pow } from '../numerics/elementary.ts'

/** What recreating an asset costs today, and by how much what is there is worth less than a new one. */
export interface Recreation {
  readonly items: readonly number[]
  /** what a developer would add, as a share of the cost */
  readonly margin: number
  readonly functional: number
  readonly technical: number
  readonly economic: number
}

/**
 * Cost to recreate: Σ items × (1 + margin) × (1 − functional)(1 − technical)(1 − economic), before tax and without the
 * deduction of its price. It is a ceiling for a buyer who lawfully could recreate the asset, and says nothing of what it
 * brings (domain page, section 11).
 */
export const replacementCost = (recreation: Recreation): number => {
  const { items, margin, functional, technical, economic } = recreation
  const cost = items.reduce((sum, item) => sum + item, 0) * (1 + margin)
  return cost * (1 - functional) * (1 - technical) * (1 - economic)
}

/**
 * What a buyer forgoes while it recreates: all that is at stake comes `years` later, stake·(1 − (1 + r)^(−years)). Told
 * apart, never added to the cost.
 */
export const forgoneWhileRecreating = (stake: number, rate: number, years: number): number =>
  stake * (1 - pow(1 + rate, -years))
