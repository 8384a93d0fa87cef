import type { Estimate } from '../../scenario/schema/figures.ts'
import { tie } from '../../summarise/compare.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'

/**
 * Futures that one of two wins, those of a replicate together: places in columns that have one replicate after the other, of
 * which a stretch stays in the nearest cache.
 */
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
  for (let r = 0, place = 0; r < replicates; r++) {
    for (let i = r; i < length; i += replicates) {
      const winner = Number(difference[i]! > tie) - Number(difference[i]! < -tie)
      side[i] = winner
      futures[winner + 1]![counts[winner + 1]!++] = place++
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

/** Ranks of inputs in all futures with their sums: whoever wins, they are the same. */
export interface RankTable {
  readonly inputs: number
  readonly futures: number
  /** by input, then by replicate, then by future */
  readonly ranks: Float64Array
  /** by input and then by replicate */
  readonly sums: Float64Array
}

interface Size extends Pick<RankTable, 'inputs' | 'futures'> {
  readonly replicates: number
}

/** The table of rank columns, in which trial τ belongs to replicate τ mod R; each is read at once and may be used again. */
export const rankTableOf = (
  { inputs, futures, replicates }: Size,
  columnOf: (input: number) => Float64Array,
): RankTable => {
  const ranks = new Float64Array(inputs * futures)
  for (let input = 0; input < inputs; input++) turn(columnOf(input), ranks, { input, replicates })
  const all = sidesOf(new Float64Array(futures), replicates).neither
  return { inputs, futures, ranks, sums: sumsOf(all, { inputs, futures, ranks }) }
}

const turn = (
  column: Float64Array,
  ranks: Float64Array,
  { input, replicates }: { readonly input: number; readonly replicates: number },
): void => {
  let place = input * column.length
  for (let r = 0; r < replicates; r++)
    for (let i = r; i < column.length; i += replicates) ranks[place++] = column[i]!
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
  return Array.from({ length: table.inputs }, (_, c) => {
    let [below, above] = [0, 0]
    for (let r = 0, place = c * replicates; r < replicates; r++, place++) {
      below += wonByFirst[place]!
      above += wonBySecond[place]!
      each[r] = 0.5 + wonBySecond[place]! / countOf(second, r) - wonByFirst[place]! / countOf(first, r)
    }
    const mean = { first: below / first.futures.length, second: above / second.futures.length }
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
  table: RankTable,
): readonly [Float64Array, Float64Array] => {
  const most = Math.max(first.futures.length, second.futures.length, neither.futures.length)
  const left = (a: Float64Array, b: Float64Array): Float64Array =>
    table.sums.map((sum, s) => sum - a[s]! - b[s]!)
  if (most === neither.futures.length) return [sumsOf(first, table), sumsOf(second, table)]
  const others = sumsOf(neither, table)
  const one = sumsOf(most === first.futures.length ? second : first, table)
  return most === first.futures.length ? [left(one, others), one] : [one, left(one, others)]
}

const countOf = ({ starts }: Won, r: number): number => starts[r + 1]! - starts[r]!

/** Sums of ranks over futures, by input and then by replicate: four inputs side by side, as none waits for another. */
const sumsOf = (
  { futures, starts }: Won,
  { inputs, futures: length, ranks }: Omit<RankTable, 'sums'>,
): Float64Array => {
  const replicates = starts.length - 1
  const sums = new Float64Array(inputs * replicates)
  if (futures.length === 0) return sums
  for (let from = 0; from < inputs; from += 4) {
    const places = [from, from + 1, from + 2, from + 3].map((c) => Math.min(c, inputs - 1)) as Four<number>
    const four = places.map((c) => ranks.subarray(c * length, (c + 1) * length)) as Four<Float64Array>
    addFour(four, { futures, starts }, { sums, places })
  }
  return sums
}

type Four<Item> = [Item, Item, Item, Item]

interface Summed {
  readonly sums: Float64Array
  readonly places: Four<number>
}

const addFour = (
  [a, b, c, d]: Four<Float64Array>,
  { futures, starts }: Won,
  { sums, places: [p, q, s, t] }: Summed,
): void => {
  const replicates = starts.length - 1
  for (let r = 0; r < replicates; r++) {
    let [w, x, y, z] = [0, 0, 0, 0]
    for (let j = starts[r]!; j < starts[r + 1]!; j++) {
      const i = futures[j]!
      w += a[i]!
      x += b[i]!
      y += c[i]!
      z += d[i]!
    }
    sums[p * replicates + r] = w
    sums[q * replicates + r] = x
    sums[s * replicates + r] = y
    sums[t * replicates + r] = z
  }
}
