import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'
import { replicateMeans, standardErrorOf } from './estimate.ts'

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
  const below = new Float64Array(worth.length)
  for (let i = 0; i < below.length; i++) below[i] = Math.min(worth[i]! - q05, 0)
  return { value: worst5, standardError: standardErrorOf(replicateMeans(below, columns.replicates)) / 0.05 }
}
