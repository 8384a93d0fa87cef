import type { Estimate } from '../scenario/schema/figures.ts'
import { estimateOfMeans, type Means } from './estimate.ts'
import { quantileOfSorted } from './quantile.ts'

/**
 * Quantiles of a column of futures, of type 7 and from all of them, with the standard errors that its replicates show:
 * the deviation of the replicates' own quantiles over √R. Trial τ belongs to replicate τ mod R; the column holds equally
 * many of each.
 */
export const quantileEstimates = (
  values: Float64Array,
  replicates: number,
  probabilities: readonly number[],
): readonly Estimate[] => quantilesBy(values, replicates, probabilities).map(estimateOfMeans)

/** The same as figures of all trials and of each replicate, for what is worked out from them. */
export const quantilesBy = (
  values: Float64Array,
  replicates: number,
  probabilities: readonly number[],
): readonly Means[] => {
  const sorted = Float64Array.from(values).sort()
  if (sorted[0] === sorted[sorted.length - 1])
    return probabilities.map(() => ({
      all: sorted[0]!,
      replicates: new Float64Array(replicates).fill(sorted[0]!),
    }))
  const own = Array.from({ length: replicates }, (_, r) => replicateOf(values, replicates, r).sort())
  return probabilities.map((p) => ({
    all: quantileOfSorted(sorted, p),
    replicates: Float64Array.from(own, (replicate) => quantileOfSorted(replicate, p)),
  }))
}

const replicateOf = (values: Float64Array, replicates: number, r: number): Float64Array => {
  const own = new Float64Array(values.length / replicates)
  for (let i = 0; i < own.length; i++) own[i] = values[i * replicates + r]!
  return own
}
