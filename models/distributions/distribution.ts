import type { Algebra } from '../kernel/formula.ts'

/**
 * What is believed about one quantity. A distribution owns no randomness: points come from `sampling`, and
 * `quantile` turns a point into a value. Every family lives in its own file, its sections in this order.
 */
export interface Distribution {
  readonly kind: string
  /** Least and greatest possible value; ±Infinity where there is none. */
  readonly support: readonly [number, number]
  /** Infinity where the mean does not exist; never NaN. */
  readonly mean: number
  /** Standard deviation, Infinity where it does not exist; never NaN. */
  readonly sd: number
  /** Jumps: the quantile is a step function. */
  readonly discrete: boolean
  /** P(X ≤ x). */
  cdf(x: number): number
  /** The smallest x with P(X ≤ x) ≥ p, for 0 < p < 1. */
  quantile(p: number): number
  /** Families that are a monotone map of a standard normal give it, so that copulas need no round trip. */
  readonly ofNormal?: (z: number) => number
  /** The quantile is cheap enough to be used draw by draw; else sampling builds a table. */
  readonly direct: boolean
  /** The same map of a standard normal, or where the quantile is cheap the quantile, for whole columns. */
  readonly formula?: LawFormula
  /** `quantile` of the middles of the first `count` 32-bit cells, (bits + ½)/2³², for laws that look it up: one loop. */
  readonly column?: (bits: Uint32Array, out: Float64Array, count: number) => void
  /** What the law is made of, as text, where that is short: laws with equal keys are equal and share one table. */
  readonly key?: string
  /** Density, where it is cheap: lets a table be marched instead of inverted point by point. */
  readonly density?: (x: number) => number
  /** E[min(X, limit)] where a closed form is known. */
  readonly limitedMean?: (limit: number) => number
  /** Every value of a distribution that has finitely many (or as many as matter). */
  readonly atoms?: Atoms
  /** What a mixture is made of; weights add to 1. */
  readonly parts?: readonly Part[]
}

/**
 * A map as a formula of the kernel, with the bits of the function that it stands beside. The numbers of the law are its
 * parameters, so that all laws of a family share one text and one code.
 */
export interface LawFormula {
  readonly write: <N>($: Algebra<N>, x: N, parameters: readonly N[]) => N
  readonly parameters: readonly number[]
}

export interface Part {
  readonly weight: number
  readonly distribution: Distribution
}

/** Values in rising order, and the probability of each and all before it; the last is 1. */
export interface Atoms {
  readonly values: Float64Array
  readonly cumulative: Float64Array
}
