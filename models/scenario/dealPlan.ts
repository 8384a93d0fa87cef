import type { LineKey } from '../terms/statement.ts'
import type { KnownPlan, OptionsPlan } from './optionsPlan.ts'
import type { TermsPlan, Treatment } from './termsPlan.ts'
import type { Place } from './variable.ts'

/** One granted cell of a deal. Windows are period indices, `from` inclusive, `until` exclusive. */
export interface DealCell {
  readonly exposure: number
  readonly cell: number
  /** index into `DealPlan.positions` */
  readonly position: number
  readonly from: number
  readonly until: number
  /** start and end of the grant in years */
  readonly start: number
  readonly end: number
  readonly exclusive: boolean
  /** index of the grant */
  readonly grant: number
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

/**
 * The dates a flow can fall on; `event` has one that is known only in the trial, or is fixed and paid with a lag; `row` is
 * the end of each statement year.
 */
export type DatesName =
  | 'start'
  | 'yearStart'
  | 'yearEnd'
  | 'yearEndLag'
  | 'period'
  | 'periodLag'
  | 'periodEndLag'
  | 'row'
  | 'event'
  | 'fixed'

export interface Dates {
  readonly name: DatesName
  /** years from the valuation date; for an event or a fixed date, one entry */
  readonly times: Float64Array
  /** statement year of each */
  readonly rows: Int32Array
  /** spacing where the dates are evenly spaced, else 0 */
  readonly step: number
}

/**
 * Who pays whom: `receipt` passes from licensee to licensor; `equity` too, but is no expense; the others are one party's
 * alone, and `relief` is not paid but deducted.
 */
export type FlowSide =
  | 'receipt'
  | 'equity'
  | 'received'
  | 'given'
  | 'relief'
  | 'licensorTax'
  | 'licenseeTax'
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
  readonly taxAs: Treatment
  /** whether it is settled at the exchange rate of its date */
  readonly exchanged: boolean
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
  /** tax moved to later years, by party; null where losses are relieved at once */
  readonly licensorCarried: number | null
  readonly licenseeCarried: number | null
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
  /** an option that the deal rests on is not used: there is no grant */
  readonly lapses: boolean
  /** what is to be written down of what is known when options are decided; null where nothing is */
  readonly known: KnownPlan | null
  /** null for a deal without options, and for what a deal becomes when they are used */
  readonly options: OptionsPlan<DealPlan> | null
  /** grants of the whole deal for showing and for conflicts */
  readonly grants: readonly {
    readonly cells: readonly number[]
    readonly field: string
    readonly from: number
    readonly until: number
    readonly exclusivity: 'none' | 'sole' | 'exclusive'
  }[]
}

/** How a deal bears a risk. */
export interface DealRiskPlan {
  /** indices into `Plan.risks`: one, or one per granted field */
  readonly risks: readonly number[]
  readonly licensorShare: number
  readonly insured: number
  readonly perEvent: number
  readonly aggregate: number
  readonly multipleOfFees: number
}
