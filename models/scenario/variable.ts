import type { CurveFit } from '../dataset/learningCurve.ts'
import type { Distribution } from '../distributions/distribution.ts'
import type { Formula } from './formula.ts'

/**
 * The plan: a document with every name resolved to an index, ready to simulate. Plain data.
 * A `Variable` is anything that has one value per trial (or per trial and period); a `Place` is its index.
 */
export type Place = number

/** How one variable gets its values. Formulas come after the variables they read. */
export type Variable = {
  readonly path: string
  /** drawn from points of its own that are not those of its path: what else it could have been */
  readonly again?: true
} & (
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'draw'; readonly distribution: Distribution; readonly dimension: number }
  /** a uniform number behind an event: a gate, a failure, an audit */
  | { readonly kind: 'uniform'; readonly dimension: number }
  /** a standard normal behind a curve parameter or an exchange rate */
  | { readonly kind: 'normal'; readonly dimension: number }
  | {
      readonly kind: 'formula'
      readonly formula: Formula
      readonly reads: ReadonlyMap<string, Place>
      readonly varies: boolean
      readonly lower: number
      readonly upper: number
      /** what belongs here, and where it stands in the document */
      readonly meaning: string
      readonly pointer: string
    }
  | {
      readonly kind: 'curve'
      readonly fit: CurveFit
      readonly parameter: 0 | 1 | 2
      readonly normals: readonly [Place, Place, Place]
      readonly chiSquare: Place
    }
)

/** Variables tied together: one Cholesky factor over their normals (domain page, section 3). */
export interface CopulaGroup {
  readonly members: readonly Place[]
  readonly factor: readonly (readonly number[])[]
  /** degrees of freedom of a t copula and the χ² behind it; null for a Gaussian one */
  readonly tail: { readonly degreesOfFreedom: number; readonly chiSquare: Place } | null
}
