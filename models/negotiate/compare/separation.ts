import type { Estimate } from '../../scenario/schema/figures.ts'
import { tie } from '../../summarise/compare.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'

/** Futures that one of two wins, those of a replicate together and rising. */
export interface Won {
  readonly futures: Uint32Array
  /** where the futures of each replicate start, and where the last end */
  readonly starts: Uint32Array
}

/** Who wins in which future. */
export interface Sides {
  /** 1 where the second wins, −1 where the first does, 0 where neither */
  readonly side: Int8Array
  readonly replicates: number
  readonly first: Won
  readonly second: Won
  readonly neither: Won
  /** the fewest futures that one of them wins in one replicate */
  readonly fewest: number
}

export const sidesOf = (difference: Float64Array, replicates: number): Sides => {
  const { length } = difference
  const side = new Int8Array(length)
  const futures = [1, 2, 3].map(() => new Uint32Array(length)) as Three<Uint32Array>
  const starts = [1, 2, 3].map(() => new Uint32Array(replicates + 1)) as Three<Uint32Array>
  const counts = new Uint32Array(3)
  for (let r = 0; r < replicates; r++) {
    for (let i = r; i < length; i += replicates) {
      const winner = Number(difference[i]! > tie) - Number(difference[i]! < -tie)
      side[i] = winner
      futures[winner + 1]![counts[winner + 1]!++] = i
    }
    for (let g = 0; g < 3; g++) starts[g]![r + 1] = counts[g]!
  }
  const [first, neither, second] = futures.map((own, g) => ({
    futures: own.subarray(0, counts[g]),
    starts: starts[g]!,
  })) as Three<Won>
  return { side, replicates, first, second, neither, fewest: Math.min(fewestOf(first), fewestOf(second)) }
}

type Three<Item> = [Item, Item, Item]

const fewestOf = (won: Won): number => {
  let fewest = Infinity
  for (let r = 0; r + 1 < won.starts.length; r++) fewest = Math.min(fewest, countOf(won, r))
  return fewest
}

/** Ranks of inputs in all futures, with their sums: whoever wins, they are the same. */
export interface RankTable {
  readonly ranks: readonly Float64Array[]
  /** by input and then by replicate */
  readonly sums: Float64Array
}

export const rankTableOf = (ranks: readonly Float64Array[], replicates: number): RankTable => {
  const length = ranks[0]?.length ?? 0
  const all = sidesOf(new Float64Array(length), replicates).neither
  return { ranks, sums: sumsOf(all, ranks) }
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
export const separationsOf = (sides: Sides, table: RankTable): readonly Separation[] => {
  const { replicates, first, second } = sides
  const [wonByFirst, wonBySecond] = sumsBySide(sides, table)
  const each = new Float64Array(replicates)
  return table.ranks.map((_, c) => {
    const own = (sums: Float64Array): Float64Array => sums.subarray(c * replicates, (c + 1) * replicates)
    const [below, above] = [own(wonByFirst), own(wonBySecond)]
    for (let r = 0; r < replicates; r++)
      each[r] = 0.5 + above[r]! / countOf(second, r) - below[r]! / countOf(first, r)
    const mean = {
      first: total(below) / first.futures.length,
      second: total(above) / second.futures.length,
    }
    const auc = { value: 0.5 + mean.second - mean.first, standardError: standardErrorOf(each) }
    return { auc, percentiles: { first: 100 * mean.first, second: 100 * mean.second } }
  })
}

/**
 * Rank sums where the first wins and where the second does. Of the three kinds of futures the most frequent is what the
 * other two leave of the sums of all. That is no less exact: a rank is a multiple of 2⁻³³, of which fewer than 2²⁰ add up
 * without rounding (where ties are ranked among a number of futures that is no power of two, within one rounding).
 */
const sumsBySide = (
  { first, second, neither }: Sides,
  { ranks, sums }: RankTable,
): readonly [Float64Array, Float64Array] => {
  const most = Math.max(first.futures.length, second.futures.length, neither.futures.length)
  const left = (a: Float64Array, b: Float64Array): Float64Array => sums.map((sum, s) => sum - a[s]! - b[s]!)
  if (most === neither.futures.length) return [sumsOf(first, ranks), sumsOf(second, ranks)]
  const others = sumsOf(neither, ranks)
  const one = sumsOf(most === first.futures.length ? second : first, ranks)
  return most === first.futures.length ? [left(one, others), one] : [one, left(one, others)]
}

const countOf = ({ starts }: Won, r: number): number => starts[r + 1]! - starts[r]!

/** Sums of columns over futures, by column and then by replicate: four columns side by side, as none waits for another. */
const sumsOf = ({ futures, starts }: Won, columns: readonly Float64Array[]): Float64Array => {
  const replicates = starts.length - 1
  const sums = new Float64Array(columns.length * replicates)
  if (futures.length === 0) return sums
  const last = columns.length - 1
  for (let from = 0; from <= last; from += 4) {
    const places = [from, from + 1, from + 2, from + 3].map((c) => Math.min(c, last)) as Four<number>
    const four = places.map((c) => columns[c]!) as Four<Float64Array>
    for (let r = 0; r < replicates; r++) {
      const found = fourSums(four, futures, [starts[r]!, starts[r + 1]!])
      for (let k = 0; k < 4; k++) sums[places[k]! * replicates + r] = found[k]!
    }
  }
  return sums
}

type Four<Item> = [Item, Item, Item, Item]

const fourSums = (
  [a, b, c, d]: Four<Float64Array>,
  futures: Uint32Array,
  [from, to]: readonly [number, number],
): Four<number> => {
  let [w, x, y, z] = [0, 0, 0, 0]
  for (let j = from; j < to; j++) {
    const i = futures[j]!
    w += a[i]!
    x += b[i]!
    y += c[i]!
    z += d[i]!
  }
  return [w, x, y, z]
}

const total = (values: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
