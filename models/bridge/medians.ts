import { isConstant } from '../summarise/extent.ts'
import { createGrid } from '../summarise/grid.ts'
import { createOrdering } from '../summarise/order.ts'
import { quantileOfSorted, ranksOf } from '../summarise/quantile.ts'

/** The median of a column (type 7), then those of its replicates; trial τ belongs to replicate τ mod R. */
export type Medians = (column: Float64Array) => Float64Array

/** Medians of columns of one size, in the same buffers. */
export const mediansMaker = (trials: number, replicates: number): Medians => {
  const count = trials / replicates
  const whole = ranksOf(trials, [0.5])
  const ordering = createOrdering(createGrid(trials, replicates), {
    whole,
    front: whole[0]!,
    own: ranksOf(count, [0.5]),
  })
  return (column) => {
    const medians = new Float64Array(1 + replicates)
    if (isConstant(column)) return medians.fill(column[0]!)
    ordering.put(column)
    medians[0] = quantileOfSorted(ordering.whole, 0.5)
    for (let r = 0; r < replicates; r++)
      medians[1 + r] = quantileOfSorted(ordering.own, 0.5, { from: r * count, count })
    return medians
  }
}
