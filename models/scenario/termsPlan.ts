import type { Place } from './variable.ts'

export interface RoyaltyPlan {
  readonly scope: number
  readonly deductions: Place | null
  readonly deductionCap: Place | null
  readonly rates: readonly Place[]
  readonly limits: readonly number[]
  readonly method: 'marginal' | 'all-units'
  readonly match: 'higher' | 'lower'
  readonly clock: 'annual' | 'lifetime'
  readonly flow: number
}

export interface UsagePlan {
  readonly scope: number
  readonly unit: string | null
  /** volume = place × product revenue in scope, or place × Δ */
  readonly perRevenue: boolean
  readonly volume: Place
  readonly prices: readonly Place[]
  readonly limits: readonly number[]
  readonly commit: number
  readonly monthlyMaximum: Place | null
  readonly flow: number
}

export interface SharePlan {
  readonly scope: number
  readonly share: Place
  readonly flow: number
}

export interface MilestonePlan {
  readonly amount: Place
  readonly flow: number
  readonly trigger:
    | { readonly kind: 'gate'; readonly gate: number }
    | { readonly kind: 'date'; readonly year: number }
    | { readonly kind: 'salesCumulative' | 'salesAnnual'; readonly amount: number }
}

/** The clauses of a deal with every quantity resolved to a place; null where the deal has no such clause. */
export interface TermsPlan {
  readonly upfront: readonly { readonly amount: Place; readonly flow: number }[]
  readonly annual: readonly {
    readonly amount: Place
    readonly advance: boolean
    readonly index: { readonly by: Place; readonly floor: number; readonly cap: number } | null
    readonly flow: number
  }[]
  readonly advance: {
    readonly amount: Place
    readonly rate: Place
    readonly paid: number
    readonly recouped: number
  } | null
  readonly royalties: readonly RoyaltyPlan[]
  readonly stacking: {
    readonly thirdParty: Place
    readonly offset: Place
    readonly floor: Place
    readonly carries: boolean
    readonly flow: number
  } | null
  readonly cap: {
    readonly amount: Place
    readonly rateAfter: Place
    readonly lifetime: boolean
    readonly flow: number
  } | null
  readonly minimum: {
    readonly amount: Place
    readonly escalator: Place
    readonly fromYear: number
    readonly credits: 'royalty' | 'royalty+usage' | 'all'
    readonly flow: number
  } | null
  readonly usage: readonly UsagePlan[]
  readonly revenueShares: readonly SharePlan[]
  readonly profitShare: { readonly share: Place; readonly carries: boolean; readonly flow: number } | null
  readonly milestones: readonly MilestonePlan[]
  readonly audit: {
    readonly underReporting: Place
    readonly probability: Place
    readonly detect: Place
    readonly recovery: Place
    readonly lookBack: number
    readonly interest: Place
    readonly cost: Place
    readonly threshold: number
    /** uniforms by contract year */
    readonly uniforms: readonly Place[]
    readonly flow: number
  } | null
  readonly withholding: {
    readonly rate: Place
    readonly usable: Place
    readonly grossUp: boolean
    readonly term: number
  } | null
  readonly currency: {
    readonly term: number
    readonly volatility: Place
    /** dates at which the rate moves, rising, and the normal behind each step */
    readonly dates: Float64Array
    readonly normals: readonly Place[]
  } | null
  readonly termination: {
    readonly hazard: Place
    readonly uniform: Place
    readonly fee: Place
    readonly flow: number
  } | null
  readonly residual: {
    readonly scope: 'none' | 'tail' | 'perpetual'
    readonly years: number
    readonly rate: Place
    readonly halfLife: Place
    readonly exitCost: Place
    readonly flow: number
  } | null
  readonly grantBack: { readonly share: Place; readonly flow: number } | null
  readonly mostFavoured: boolean
}
