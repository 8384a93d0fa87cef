import type { Estimate } from '../../scenario/schema/figures.ts'
import { tie } from '../../summarise/compare.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'

/** Who wins in which future. */
export interface Sides {
  /** 1 where the second wins, −1 where the first does, 0 where neither */
  readonly side: Int8Array
  readonly replicates: number
  /** futures that each wins, and the fewest that one of them wins in one replicate */
  readonly first: number
  readonly second: number
  readonly fewest: number
}

export const sidesOf = (difference: Float64Array, replicates: number): Sides => {
  const side = new Int8Array(difference.length)
  const won = { first: new Uint32Array(replicates), second: new Uint32Array(replicates) }
  for (let i = 0; i < side.length; i++) {
    side[i] = Number(difference[i]! > tie) - Number(difference[i]! < -tie)
    if (side[i] === 1) won.second[i % replicates]!++
    if (side[i] === -1) won.first[i % replicates]!++
  }
  const total = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0)
  const fewest = Math.min(...won.first, ...won.second)
  return { side, replicates, first: total(won.first), second: total(won.second), fewest }
}

/** How far an input stands apart between the futures of two winners. */
export interface Separation {
  /** the probability that it is higher where the second wins */
  readonly auc: Estimate
  /** mean rank in hundredths, by winner */
  readonly percentiles: { readonly first: number; readonly second: number }
}

/**
 * Of ranks between 0 and 1, (rank − ½)/n among all n futures in which one of two wins: P(X | second > X | first) + ½ P(=)
 * = ½ + mean rank where the second wins − mean rank where the first does, which is U/(n₁n₂) of H. B. Mann and D. R.
 * Whitney, Ann. Math. Stat. 18 (1947) 50–60, since the rank sum of the second is U + n₂(n₂+1)/2. Ranks in the whole sample
 * or in the input's own law serve as well, up to what ties of the verdict leave out. The error is what the replicates show.
 */
export const separationsOf = (sides: Sides, ranks: readonly Float64Array[]): readonly Separation[] => {
  const { replicates } = sides
  const won = { first: wonBy(sides, -1), second: wonBy(sides, 1) }
  const [first, second] = [sumsOf(won.first, ranks), sumsOf(won.second, ranks)]
  const each = new Float64Array(replicates)
  return ranks.map((_, c) => {
    const own = (sums: Float64Array): Float64Array => sums.subarray(c * replicates, (c + 1) * replicates)
    const [below, above] = [own(first), own(second)]
    for (let r = 0; r < replicates; r++)
      each[r] = 0.5 + above[r]! / countOf(won.second, r) - below[r]! / countOf(won.first, r)
    const mean = { first: total(below) / sides.first, second: total(above) / sides.second }
    const auc = { value: 0.5 + mean.second - mean.first, standardError: standardErrorOf(each) }
    return { auc, percentiles: { first: 100 * mean.first, second: 100 * mean.second } }
  })
}

/** Futures that one of two wins, those of a replicate together. */
interface Won {
  readonly futures: Uint32Array
  /** where the futures of each replicate start, and where the last end */
  readonly starts: Uint32Array
}

const wonBy = ({ side, replicates, first, second }: Sides, which: 1 | -1): Won => {
  const futures = new Uint32Array(which === 1 ? second : first)
  const starts = new Uint32Array(replicates + 1)
  let count = 0
  for (let r = 0; r < replicates; r++) {
    for (let i = r; i < side.length; i += replicates) if (side[i] === which) futures[count++] = i
    starts[r + 1] = count
  }
  return { futures, starts }
}

const countOf = ({ starts }: Won, r: number): number => starts[r + 1]! - starts[r]!

/** Sums of columns over futures, by column and then by replicate: four columns side by side, as none waits for another. */
const sumsOf = ({ futures, starts }: Won, columns: readonly Float64Array[]): Float64Array => {
  const replicates = starts.length - 1
  const sums = new Float64Array(columns.length * replicates)
  const last = columns.length - 1
  for (let from = 0; from <= last; from += 4) {
    const places = [from, from + 1, from + 2, from + 3].map((c) => Math.min(c, last)) as Four<number>
    const four = places.map((c) => columns[c]!) as Four<Float64Array>
    for (let r = 0; r < replicates; r++) {
      const found = fourSums(four, futures.subarray(starts[r]!, starts[r + 1]!))
      for (const [k, c] of places.entries()) sums[c * replicates + r] = found[k]!
    }
  }
  return sums
}

type Four<Item> = [Item, Item, Item, Item]

const fourSums = ([a, b, c, d]: Four<Float64Array>, futures: Uint32Array): Four<number> => {
  let [w, x, y, z] = [0, 0, 0, 0]
  for (let j = 0; j < futures.length; j++) {
    const i = futures[j]!
    w += a[i]!
    x += b[i]!
    y += c[i]!
    z += d[i]!
  }
  return [w, x, y, z]
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
