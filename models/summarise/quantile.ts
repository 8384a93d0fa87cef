/** Where the values to be read stand: all of an array, or `count` values from `from` on. */
interface Place {
  readonly from: number
  readonly count: number
}

/**
 * Quantile of sorted values, type 7 of Hyndman and Fan (1996), which is PERCENTILE.INC: at position (n − 1)·p,
 * linear between neighbours. Only the two ranks of `ranksOf` are read.
 */
export const quantileOfSorted = (
  sorted: ArrayLike<number>,
  p: number,
  { from, count }: Place = { from: 0, count: sorted.length },
): number => {
  const position = (count - 1) * p
  const below = Math.floor(position)
  const low = sorted[from + below]!
  const high = sorted[from + Math.min(below + 1, count - 1)]!
  return low + (high - low) * (position - below)
}

/** The ranks (from 0) that type 7 quantiles of n values read, rising and without repeats. */
export const ranksOf = (count: number, probabilities: readonly number[]): readonly number[] => {
  const ranks = probabilities.flatMap((p) => {
    const below = Math.floor((count - 1) * p)
    return [below, Math.min(below + 1, count - 1)]
  })
  return risingOf(ranks)
}

/** Whole numbers in rising order, without repeats. */
export const risingOf = (numbers: readonly number[]): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b)
