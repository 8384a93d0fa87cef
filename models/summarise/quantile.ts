/**
 * Quantile of sorted values, type 7 of Hyndman and Fan (1996), which is PERCENTILE.INC: at position (n − 1)·p,
 * linear between neighbours.
 */
export const quantileOfSorted = (sorted: ArrayLike<number>, p: number): number => {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (position - below)
}

/** A sorted copy. */
export const sortedCopy = (values: Float64Array): Float64Array => values.slice().sort()
