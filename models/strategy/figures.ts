import type { Estimate } from '../scenario/schema/figures.ts'
import { estimateOfMeans, type Means, standardErrorOf } from '../summarise/estimate.ts'

/** Arithmetic on expectations, in all trials and in each replicate at once: errors of what comes of it are those of the replicates. */

/** A function of expectations, worked out in all trials and in each replicate. */
export const meansFrom = (means: readonly Means[], of: (row: readonly number[]) => number): Means => ({
  all: of(means.map(({ all }) => all)),
  replicates: Float64Array.from(means[0]?.replicates ?? [], (_, r) =>
    of(means.map(({ replicates }) => replicates[r]!)),
  ),
})

export const sumOfMeans = (means: readonly Means[], replicates: number): Means =>
  means.length === 0
    ? { all: 0, replicates: new Float64Array(replicates) }
    : meansFrom(means, (row) => row.reduce((sum, one) => sum + one, 0))

export const scaledMeans = ({ all, replicates }: Means, factor: number): Means => ({
  all: factor * all,
  replicates: replicates.map((one) => factor * one),
})

export const estimateOf: (means: Means) => Estimate = estimateOfMeans

/**
 * A part of a whole as a share, its error by the delta method: that of part − share · whole, over the whole. Null unless the
 * whole is positive by two errors.
 */
export const shareOf = (part: Means, whole: Means): Estimate | null => {
  if (!(whole.all > 2 * standardErrorOf(whole.replicates))) return null
  const value = part.all / whole.all
  const residual = meansFrom([part, whole], ([own, all]) => own! - value * all!)
  return { value, standardError: standardErrorOf(residual.replicates) / whole.all }
}
