/**
 * Order statistics by selection: puts the values that sorting would put at the `ranks` (rising, from 0) there, with
 * nothing larger before and nothing smaller behind each. About a third of the work of sorting for a handful of ranks,
 * and the same values. Hoare's quickselect with the median of three as pivot; ties are harmless.
 */
export const placeRanks = (values: Float64Array, ranks: readonly number[]): void => {
  placeWithin(values, ranks, { first: 0, last: ranks.length - 1, from: 0, to: values.length - 1 })
}

interface Range {
  /** the ranks still to be placed, by their index */
  readonly first: number
  readonly last: number
  /** the stretch of values they lie in */
  readonly from: number
  readonly to: number
}

/** The middle rank first: it halves the stretch in which each of the others is looked for. */
const placeWithin = (values: Float64Array, ranks: readonly number[], range: Range): void => {
  const { first, last, from, to } = range
  if (first > last || from >= to) return
  const middle = (first + last) >>> 1
  const rank = ranks[middle]!
  select(values, rank, { from, to })
  placeWithin(values, ranks, { first, last: middle - 1, from, to: rank - 1 })
  placeWithin(values, ranks, { first: middle + 1, last, from: rank + 1, to })
}

const select = (
  values: Float64Array,
  rank: number,
  range: { readonly from: number; readonly to: number },
): void => {
  let { from, to } = range
  while (from < to) {
    const pivot = medianOfThree(values[from]!, values[(from + to) >>> 1]!, values[to]!)
    let i = from
    let j = to
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i <= j) {
        const swapped = values[i]!
        values[i] = values[j]!
        values[j] = swapped
        i++
        j--
      }
    }
    if (rank <= j) to = j
    else if (rank >= i) from = i
    else return
  }
}

const medianOfThree = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b

/** The ranks that type 7 quantiles of n values read, rising and without repeats. */
export const ranksOf = (count: number, probabilities: readonly number[]): readonly number[] => {
  const ranks = probabilities.flatMap((p) => {
    const below = Math.floor((count - 1) * p)
    return [below, Math.min(below + 1, count - 1)]
  })
  return [...new Set(ranks)].sort((a, b) => a - b)
}
