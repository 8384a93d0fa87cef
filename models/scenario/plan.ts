import type { Distribution } from '../distributions/distribution.ts'
import type { DealPlan } from './dealPlan.ts'
import type { Treatment } from './termsPlan.ts'
import type { UtilityPlan } from './utilityPlan.ts'
import type { CopulaGroup, Place, Variable } from './variable.ts'

/** Period arithmetic (domain page, section 2.1); arrays run over periods. */
export interface Calendar {
  readonly periods: number
  readonly delta: number
  readonly horizon: number
  /** midpoints t_k */
  readonly middle: Float64Array
  /** cash times τ_k */
  readonly cash: Float64Array
  /** year y of the period, from 1 */
  readonly year: Int32Array
  /** true where cash times are evenly spaced */
  readonly even: boolean
}

export interface GatePlan {
  readonly path: string
  readonly gate: string
  readonly field: string
  readonly territory: string | null
  /** uniform behind the gate */
  readonly uniform: Place
  readonly probability: Place
  /** by how much the data raise the probability, at most to 1; null for a gate as it is without them */
  readonly rise: Place | null
  readonly year: Place
}

export type AdoptionPlan =
  | { readonly kind: 'bass'; readonly p: Place; readonly q: Place }
  | { readonly kind: 'logistic'; readonly years: Place; readonly middle: Place }
  | { readonly kind: 'gompertz'; readonly b: Place; readonly c: Place }
  | { readonly kind: 'ramp'; readonly years: Place }
  | { readonly kind: 'table'; readonly values: readonly number[] }

/** Licensees beyond those of the document. */
export interface OthersPlan {
  readonly count: Place
  readonly probability: Place
  /** what a licence to one of them is worth to the licensor; null where nobody says */
  readonly value: Place | null
  /** index of the licensee they are like */
  readonly like: number | null
}

/** One cell field × territory. */
export interface CellPlan {
  readonly id: string
  readonly field: string
  readonly territory: string
  readonly scale: number
  readonly status: 'permitted' | 'blocked'
  readonly reason: string | null
  readonly size: Place
  readonly growth: Place
  readonly priceErosion: Place
  readonly adoption: AdoptionPlan
  readonly gates: readonly { readonly gate: number; readonly sizeIfFails: Place | null }[]
  readonly rivalry: Place
  /** other licensees; null when unknown */
  readonly others: OthersPlan | null
  /** fields into which what is licensed here can leak */
  readonly leakage: readonly { readonly to: string; readonly probability: Place }[]
}

/** A licensee's position in a field or a single market. */
export interface PositionPlan {
  readonly key: string
  readonly field: string
  readonly licensee: number
  readonly peakShare: Place
  readonly launch: Place
  readonly margin: Place
  readonly uplift: Place | null
  readonly integration: Place
  readonly utility: UtilityPlan
  /** exposures of this position, empty for a saving */
  readonly exposures: readonly number[]
}

/** A position in one cell: the unit in which markets are simulated, once. */
export interface ExposurePlan {
  readonly position: number
  readonly cell: number
}

export interface RatesPlan {
  readonly fixed: Place
  readonly salesLinked: Place
  readonly milestone: Place
  /** null: risk measures use the flows' own rates */
  readonly time: Place | null
}

/** How a party is taxed: a rate by treatment, and whether losses wait for later income. */
export interface TaxPlan {
  readonly tax: Readonly<Record<Treatment, Place>>
  readonly carriesLosses: boolean
}

export interface LicenseePlan extends TaxPlan {
  readonly id: string
  readonly rates: RatesPlan
  readonly failure: Place
  readonly failureUniform: Place
  readonly terminates: Place
  readonly terminatesUniform: Place
  /** closing gates in any market where it has a position */
  readonly closingGates: readonly number[]
  readonly alternative: {
    readonly value: Place
    readonly recreateCost: Place
    readonly recreateYears: Place
    readonly substituteShare: Place
    readonly canRecreate: boolean
  }
}

export interface LicensorPlan extends TaxPlan {
  readonly rates: RatesPlan
  readonly alternative: Place
  /** money, read at its mean; null where none is stated */
  readonly riskTolerance: Place | null
  readonly prepare: Place
  readonly serve: Place
  readonly monitor: Place
  /** yearly monitoring at which 1 − 1/e of what leaks is detected */
  readonly monitoringScale: Place
}

/** A risk in one scope: its events are drawn once and hit every deal that lists it. */
export interface RiskPlan {
  readonly id: string
  readonly entity: string
  readonly frequency: Place
  /** at most one event a year, with `frequency` as its probability */
  readonly yearly: boolean
  /** the uniform behind the number of events */
  readonly uniform: Place
  readonly severity: { readonly path: string; readonly distribution: Distribution }
}

export interface StrategyPlan {
  readonly id: string
  readonly deals: readonly number[]
}

export interface DatasetPlan {
  readonly records: number
  /** null: no ageing */
  readonly halfLife: Place | null
  readonly refresh: Place
  /** quality scores and their weights */
  readonly scores: readonly Place[]
  readonly weights: readonly number[]
}

/** What the approaches to value draw besides the markets (domain page, section 11). */
export interface ValuationPlan {
  /** cost of each item of recreating the dataset, and how long it takes; null where nobody said */
  readonly recreate: readonly Place[]
  readonly recreateYears: Place | null
  /** royalty that others pay; null where none is named */
  readonly royalty: Place | null
  /** charges of contributory assets */
  readonly charges: readonly Place[]
}

/** A document ready to simulate. */
export interface Plan {
  readonly calendar: Calendar
  readonly variables: readonly Variable[]
  readonly groups: readonly CopulaGroup[]
  readonly cells: readonly CellPlan[]
  readonly gates: readonly GatePlan[]
  readonly licensor: LicensorPlan
  readonly licensees: readonly LicenseePlan[]
  readonly positions: readonly PositionPlan[]
  readonly exposures: readonly ExposurePlan[]
  /** prices of the valuation date: rates are deflated by it; null with nominal prices */
  readonly inflation: Place | null
  readonly dataset: DatasetPlan
  readonly risks: readonly RiskPlan[]
  readonly deals: readonly DealPlan[]
  /** the reference grant of each licensee */
  readonly references: readonly DealPlan[]
  readonly strategies: readonly StrategyPlan[]
  readonly valuation: ValuationPlan
}
