import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'
import { standardErrorOf } from './estimate.ts'

/**
 * The mean of the worst 5 % with its standard error. It is the greatest q + E[min(X − q, 0)]/0.05 over q, which the 5 %
 * quantile attains (R. T. Rockafellar, S. Uryasev, J. Risk 2 (2000), theorem 1): an error of that quantile is of second
 * order, and the replicates show what is left.
 */
export const shortfallOf = (
  worth: Float64Array,
  { worst5, q05 }: Pick<Summary, 'worst5' | 'q05'>,
  columns: Columns,
): Estimate => {
  const below = belowByReplicate(worth, q05, columns.replicates)
  return { value: worst5, standardError: standardErrorOf(below) / 0.05 }
}

/** Mean of min(X − q, 0) in each replicate. */
const belowByReplicate = (worth: Float64Array, q: number, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates)
  for (let first = 0; first < worth.length; first += replicates)
    for (let r = 0; r < replicates; r++) {
      const below = worth[first + r]! - q
      sums[r]! += below < 0 ? below : 0
    }
  const count = worth.length / replicates
  for (let r = 0; r < replicates; r++) sums[r]! /= count
  return sums
}
