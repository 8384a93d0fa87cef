import type { Estimate } from '../scenario/schema/figures.ts'
import { standardErrorOf } from './estimate.ts'
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
): readonly Estimate[] => {
  const sorted = Float64Array.from(values).sort()
  if (sorted[0] === sorted[sorted.length - 1])
    return probabilities.map(() => ({ value: sorted[0]!, standardError: 0 }))
  const own = Array.from({ length: replicates }, (_, r) => replicateOf(values, replicates, r).sort())
  return probabilities.map((p) => ({
    value: quantileOfSorted(sorted, p),
    standardError: standardErrorOf(own.map((replicate) => quantileOfSorted(replicate, p))),
  }))
}

const replicateOf = (values: Float64Array, replicates: number, r: number): Float64Array => {
  const own = new Float64Array(values.length / replicates)
  for (let i = 0; i < own.length; i++) own[i] = values[i * replicates + r]!
  return own
}
