/**
 * A distribution as a document writes it: parameter names of the domain page, section 3. Numbers only; what else a
 * document may say about a quantity (unit, source, grade …) is not the distribution's business.
 */
export type DistributionSpec =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | LognormalSpec
  /** 10th and 90th percentile of a share strictly between 0 and 1 */
  | { readonly kind: 'logitnormal'; readonly p10: number; readonly p90: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** `lambda` weighs the mode, 4 if absent */
  | {
      readonly kind: 'pert'
      readonly min: number
      readonly mode: number
      readonly max: number
      readonly lambda?: number
    }
  /** on [0, 1], or on [`min`, `max`] */
  | {
      readonly kind: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly min?: number
      readonly max?: number
    }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  /** mean + scale·T with `df` degrees of freedom; mean 0 and scale 1 if absent */
  | { readonly kind: 'studentT'; readonly df: number; readonly mean?: number; readonly scale?: number }
  /** three-term metalog through its percentiles, bounded where `lower` or `upper` is given */
  | {
      readonly kind: 'metalog'
      readonly p10: number
      readonly p50: number
      readonly p90: number
      readonly lower?: number
      readonly upper?: number
    }
  | { readonly kind: 'bernoulli'; readonly p: number }
  | WeightedSpec<'discrete'>
  | { readonly kind: 'poisson'; readonly mean: number }
  | { readonly kind: 'binomial'; readonly n: number; readonly p: number }
  | WeightedSpec<'empirical'>
  /** weights are divided by their sum; equal if absent */
  | {
      readonly kind: 'mixture'
      readonly of: readonly DistributionSpec[]
      readonly weights?: readonly number[]
    }
  /** `of` given that it lies in [`min`, `max`] */
  | {
      readonly kind: 'truncated'
      readonly of: DistributionSpec
      readonly min?: number
      readonly max?: number
    }

type LognormalSpec =
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly p10: number; readonly p90: number }

interface WeightedSpec<Kind extends string> {
  readonly kind: Kind
  readonly values: readonly number[]
  readonly weights?: readonly number[]
}

/** One fault of a spec: `at` is the JSON-pointer suffix below it, such as '/p90' or '/of/1/sd'; '' is the whole. */
export interface SpecFault {
  readonly at: string
  readonly expected: string
  readonly found: string
}
