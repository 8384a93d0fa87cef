import type { LineKey } from '../terms/statement.ts'
import type { DealRiskPlan, Place } from './plan.ts'

/** One granted cell of a deal. Windows are period indices, `from` inclusive, `until` exclusive. */
export interface DealCell {
  readonly exposure: number
  readonly cell: number
  /** index into `DealPlan.positions` */
  readonly position: number
  readonly from: number
  readonly until: number
  /** end of the grant in years */
  readonly end: number
  readonly exclusive: boolean
}

/** A position as this deal uses it: what part of the records counts, and how they age. */
export interface DealPosition {
  readonly position: number
  readonly from: number
  readonly until: number
  readonly end: number
  readonly start: number
  readonly updates: boolean
  /** κ by period */
  readonly counted: Float64Array
  /** indices into `DealPlan.cells`; empty for a saving */
  readonly cells: readonly number[]
}

/** Sets of cells a term works on; scope 0 is the whole deal. */
export type Scope = readonly number[]

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

/** The fixed dates a flow can fall on; `event` has one date that is known only in the trial. */
export type DatesName =
  | 'start'
  | 'yearStart'
  | 'yearEnd'
  | 'yearEndLag'
  | 'period'
  | 'periodLag'
  | 'periodEndLag'
  | 'event'

export interface Dates {
  readonly name: DatesName
  /** years from the valuation date; for an event or a fixed date, one entry */
  readonly times: Float64Array
  /** statement year of each */
  readonly rows: Int32Array
  /** spacing where the dates are evenly spaced, else 0 */
  readonly step: number
}

/** Who pays whom: `receipt` passes from licensee to licensor, the others are one party's alone; `memo` is no cash. */
export type FlowSide =
  | 'receipt'
  | 'licensorCost'
  | 'licensorRisk'
  | 'benefit'
  | 'integration'
  | 'compliance'
  | 'licenseeRisk'

/** One line of cash of a deal: amounts on a set of dates, discounted at one class of rate. */
export interface FlowPlan {
  readonly line: LineKey
  readonly dates: number
  readonly rate: 'fixed' | 'salesLinked' | 'milestone'
  readonly side: FlowSide
  /** index of the clause whose worth this is; −1 none, −2 grant-back */
  readonly term: number
  /** joint costs are the ones a strategy bears once */
  readonly joint: 'prepare' | 'serve' | 'monitor' | null
}

/** Flows every deal has, by index into `flows`. */
export interface StandingFlows {
  readonly prepare: number
  readonly serve: number
  readonly monitor: number
  readonly licensorAudit: number
  readonly licensorRisk: number
  readonly benefit: number
  readonly avoided: number
  readonly integration: number
  readonly transfer: number
  readonly transferYearly: number
  readonly licenseeAudit: number
  readonly exit: number
  readonly licenseeRisk: number
}

export interface DealPlan {
  readonly id: string
  readonly licensee: number
  readonly start: number
  /** end of the longest grant, in years */
  readonly end: number
  readonly contractYears: number
  /** contract year of each period from 0, −1 outside the term */
  readonly contractYear: Int32Array
  /** 1 for the last period of a contract year */
  readonly closesYear: Uint8Array
  /** months of the contract year that have passed at the end of each period */
  readonly monthsToDate: Float64Array
  /** part of each contract year that belongs to the term */
  readonly yearFraction: Float64Array
  readonly lag: number
  readonly cells: readonly DealCell[]
  readonly positions: readonly DealPosition[]
  readonly scopes: readonly Scope[]
  readonly terms: TermsPlan
  readonly integration: readonly Place[]
  /** cost of moving records to where they are processed: once, and by period */
  readonly transfer: { readonly upfront: number; readonly yearly: Float64Array }
  readonly risks: readonly DealRiskPlan[]
  readonly dates: readonly Dates[]
  readonly flows: readonly FlowPlan[]
  readonly standing: StandingFlows
  readonly termKinds: readonly { readonly kind: string; readonly index: number | null }[]
  /** rows of the cash table: statement years 0 … rows−1 */
  readonly rows: number
  /** why nothing can be licensed, for example a right that is missing; null normally */
  readonly void: string | null
  /** grants of the whole deal for showing and for conflicts */
  readonly grants: readonly {
    readonly cells: readonly number[]
    readonly field: string
    readonly from: number
    readonly until: number
    readonly exclusivity: 'none' | 'sole' | 'exclusive'
  }[]
}
