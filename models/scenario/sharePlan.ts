import type { DeductionPlan } from './royaltyPlan.ts'
import type { Place } from './variable.ts'

/** Share of reported revenue, gross or net. */
export interface SharePlan extends DeductionPlan {
  readonly term: number
  readonly scope: number
  readonly share: Place
  readonly flow: number
}

/** Own part of a pool by usage. */
export interface PoolSharePlan {
  readonly term: number
  readonly pool: Place
  readonly own: Place
  readonly total: Place
  readonly growth: Place
  readonly flow: number
}

/** When a stage of sublicensing begins: at the start, in a contract year from 1, or once a gate is passed. */
export type StageStart =
  | { readonly kind: 'start' }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'gate'; readonly gate: number }

export interface SublicencePlan {
  readonly term: number
  readonly scope: number
  /** receipts = place × product revenue in scope, or place × Δ */
  readonly perRevenue: boolean
  readonly receipts: Place
  readonly passThrough: Place
  readonly stages: readonly { readonly share: Place; readonly from: StageStart }[]
  readonly flow: number
}

/** Shares of the licensee, or a warrant on them. */
export interface EquityPlan {
  readonly term: number
  readonly value: Place
  readonly volatility: Place
  readonly growth: Place
  readonly years: Place
  readonly lockUp: Place
  readonly dilution: Place
  readonly discount: Place
  /** null: shares */
  readonly strike: Place | null
  /** the normal behind the value at its date */
  readonly normal: Place
  readonly flow: number
}

export interface InKindPlan {
  readonly term: number
  readonly cost: Place
  readonly value: Place
  readonly yearly: boolean
  /** what the licensor gets */
  readonly received: number
  /** what it costs the licensee */
  readonly given: number
}
