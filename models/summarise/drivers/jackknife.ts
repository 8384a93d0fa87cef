import { studentT } from '../../distributions/studentT.ts'

/**
 * A figure from all replicates, and behind it from all but the first, all but the second, … : R + 1 numbers. A function of
 * such figures has one more of them, and its error from how it moves when a replicate is left out.
 */
export type LeftOut = Float64Array

/** A figure with its standard error and the interval that holds it with 95 % confidence. */
export interface Interval {
  readonly value: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/** A function of figures, in each of their R + 1 places. */
export const leftOutOf = (figures: readonly LeftOut[], of: (row: readonly number[]) => number): LeftOut =>
  Float64Array.from(figures[0]!, (_, place) => of(figures.map((figure) => figure[place]!)))

/** The sum of figures; zeros of none. */
export const sumOf = (figures: readonly LeftOut[], replicates: number): LeftOut => {
  const sum = new Float64Array(replicates + 1)
  for (const figure of figures) for (let p = 0; p < sum.length; p++) sum[p]! += figure[p]!
  return sum
}

const confidence = 0.95

/**
 * The jackknife over independent replicates: s² = (R − 1)/R · Σ (θ₋ᵣ − θ̄)², interval θ ± t·s with R − 1 degrees of freedom
 * (B. Efron and C. Stein, Annals of Statistics 9(3), 1981, 586–596).
 */
export const intervalOf = (figure: LeftOut): Interval => {
  const replicates = figure.length - 1
  let mean = 0
  for (let r = 1; r <= replicates; r++) mean += figure[r]! / replicates
  let squares = 0
  for (let r = 1; r <= replicates; r++) squares += (figure[r]! - mean) * (figure[r]! - mean)
  const standardError = Math.sqrt((squares * (replicates - 1)) / replicates)
  const reach = standardError * studentQuantile(replicates - 1)
  const value = figure[0]!
  return { value, standardError, low: value - reach, high: value + reach }
}

const quantiles = new Map<number, number>()

const studentQuantile = (degreesOfFreedom: number): number => {
  const known = quantiles.get(degreesOfFreedom) ?? studentT(degreesOfFreedom).quantile((1 + confidence) / 2)
  quantiles.set(degreesOfFreedom, known)
  return known
}

/** Whether an interval leaves 0 out. */
export const isSeen = ({ low, high }: Interval): boolean => low > 0 || high < 0
