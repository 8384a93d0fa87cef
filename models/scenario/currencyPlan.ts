import type { Bridge } from '../sampling/brownianTree.ts'
import type { Place } from './variable.ts'

/** A currency clause, and the path of its exchange rate as far as the deal looks at it. */
export interface CurrencyPlan {
  readonly term: number
  readonly currency: string
  readonly volatility: Place
  /** mean of S_t/S_0: ((1 + home)/(1 + foreign))^t */
  readonly interest: { readonly home: Place; readonly foreign: Place } | null
  readonly collar: { readonly floor: number; readonly cap: number } | null
  /** the money in the clauses is in the other currency, worth so much at the start; null: in the document's */
  readonly spot: Place | null
  /** the Brownian path on the dates of the deal, and the normal behind each of its places */
  readonly path: readonly (Bridge & { readonly normal: Place })[]
  /** by year, the normal behind a date that only the trial knows; null where there is none */
  readonly events: readonly Place[] | null
}
