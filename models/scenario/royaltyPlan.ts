import type { Place } from './variable.ts'

/** The part of a product's receipts that a royalty is reckoned on. */
export type ApportionmentPlan =
  | { readonly kind: 'attributable' }
  | { readonly kind: 'share'; readonly share: Place }
  | { readonly kind: 'combination'; readonly own: Place; readonly others: Place; readonly floor: Place }

/** Taken off reported receipts: a share of them, at most the cap; null: nothing, or no cap. */
export interface DeductionPlan {
  readonly deductions: Place | null
  readonly deductionCap: Place | null
}

/** Cells on which the same royalties are owed: an index into the deal's scopes, and places among its royalties. */
export interface JoinedScope {
  readonly scope: number
  readonly royalties: readonly number[]
}

export interface RoyaltyPlan extends DeductionPlan {
  readonly term: number
  readonly scope: number
  /** null: all of it */
  readonly apportionment: ApportionmentPlan | null
  readonly rates: readonly Place[]
  readonly limits: readonly number[]
  readonly method: 'marginal' | 'all-units'
  readonly match: 'higher' | 'lower'
  readonly clock: 'annual' | 'lifetime' | 'rolling'
  readonly stepDowns: readonly { readonly fromYear: number; readonly factor: Place }[]
  readonly flow: number
}

export interface UsagePlan {
  readonly term: number
  readonly scope: number
  readonly unit: string | null
  /** volume = place × product revenue in scope, or place × Δ */
  readonly perRevenue: boolean
  readonly volume: Place
  readonly prices: readonly Place[]
  /** for reaching a tier */
  readonly fees: readonly (Place | null)[]
  readonly limits: readonly number[]
  readonly commit: number
  /** the commit of a part of a contract year is that part of it, not all */
  readonly proRated: boolean
  readonly monthlyMaximum: Place | null
  /** each month has its own maximum, instead of what earlier months of the year left over */
  readonly monthByMonth: boolean
  readonly flow: number
}
