import { exp } from '../numerics/elementary.ts'

/** One thing by which a comparable differs from the subject, and what a unit of it does to ln P. */
export interface Difference {
  readonly name: string
  /** d ln P for one unit more, stated with its source; nothing is estimated from a handful of prices */
  readonly coefficient: number
  readonly subject: number
  readonly comparable: number
}

/**
 * The factor that brings a comparable's price to the subject: exp(Σ_j coefficient_j·(subject_j − comparable_j)), the
 * adjustment of ln P by stated coefficients (domain page, section 11).
 */
export const adjustmentFactor = (differences: readonly Difference[]): number =>
  exp(
    differences.reduce(
      (sum, { coefficient, subject, comparable }) => sum + coefficient * (subject - comparable),
      0,
    ),
  )
