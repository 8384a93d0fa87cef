import type { Holder, Tree } from '../options/tree.ts'
import type { Place } from './variable.ts'

/** Clauses that somebody may use or not once more is known. */
export const optionKinds = ['optionFee', 'pilot', 'buyout', 'renewal', 'termination'] as const
export type OptionKind = (typeof optionKinds)[number]

/**
 * How the options of a deal are used: by clause the place among its dates at which it is exercised; a clause that is not
 * in it never is.
 */
export type Way = ReadonlyMap<number, number>

export interface OptionPlan {
  /** index of the clause */
  readonly term: number
  readonly kind: OptionKind
  readonly by: Holder
  /** of a pilot: what must be measured to go on, and whether the deal then goes on whatever the holder wishes */
  readonly test: { readonly atLeast: number; readonly mustGoOn: boolean } | null
}

/** The options of a deal: who decides what when, and the deal that comes of it. */
export interface OptionsPlan<Deal> {
  readonly options: readonly OptionPlan[]
  readonly tree: Tree
  /** the deal by way; the futures of all are the same */
  readonly deals: readonly Deal[]
  /** which of them is the deal as it is written: grants are taken up, nothing is ended, bought out or renewed */
  readonly written: number
}

/** What is known when something is decided, written down by the deal as it is written. */
export interface KnownPlan {
  /** dates of decisions in years, rising */
  readonly moments: readonly number[]
  readonly pilot: PilotPlan | null
  /** gates of the granted markets */
  readonly gates: readonly number[]
}

/** What a pilot measures: the attributable share, or of a saving its units, with an error. */
export interface PilotPlan {
  /** when its result is known */
  readonly date: number
  /** index into `DealPlan.positions` */
  readonly position: number
  readonly records: number
  /** standard deviation; null: that of a share measured on so many records */
  readonly noise: number | null
  /** standard normal behind the error */
  readonly normal: Place
}

/** A payment that comes with an option. */
export interface OptionPaymentPlan {
  readonly flow: number
  readonly term: number
  readonly amount: Place
  readonly date: number
  /** paid for what is exercised, so only if the deal runs on from that date; else in any case */
  readonly ifRunning: boolean
  /** a share of the amount is credited, at most what is due with it; null: the amount is paid */
  readonly credit: { readonly share: number; readonly against: readonly Place[] } | null
}
