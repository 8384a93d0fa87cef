import type { Estimate } from '../scenario/schema/figures.ts'
import { standardErrorOf } from './estimate.ts'
import { isConstant } from './extent.ts'
import { createGrid } from './grid.ts'
import { createOrdering } from './order.ts'
import { quantileOfSorted, ranksOf, risingOf } from './quantile.ts'

/** Quantiles of a column with the errors its replicates show, in the order of the probabilities asked for. */
export type Percentiles = (values: Float64Array) => readonly Estimate[]

/**
 * For whoever reads no more of columns than some quantiles: to the bit those of a summary (type 7, all draws; errors from
 * the same quantile of each replicate). Columns of one size, one after the other in the same buffers.
 */
export const createPercentiles = (
  trials: number,
  replicates: number,
  probabilities: readonly number[],
): Percentiles => {
  const count = trials / replicates
  const ordering = createOrdering(createGrid(trials, replicates), {
    whole: risingOf([0, ...ranksOf(trials, probabilities)]),
    front: 0,
    own: ranksOf(count, probabilities),
  })
  const { whole, own } = ordering
  return (values) => {
    if (isConstant(values)) return probabilities.map(() => ({ value: values[0]!, standardError: 0 }))
    ordering.put(values)
    return probabilities.map((p) => {
      const each = Float64Array.from({ length: replicates }, (_, r) =>
        quantileOfSorted(own, p, { from: r * count, count }),
      )
      return { value: quantileOfSorted(whole, p), standardError: standardErrorOf(each) }
    })
  }
}
