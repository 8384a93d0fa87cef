import type { Estimate } from '../../scenario/schema/figures.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'
import { type RankTable, sumsOf } from './rankTable.ts'
import { countOf, type Sides } from './winners.ts'

/** How far an input stands apart between the futures of two winners. */
export interface Separation {
  /** its index in the table */
  readonly input: number
  /** the probability that it is higher where the second wins */
  readonly auc: Estimate
  /** mean rank in hundredths, by winner */
  readonly percentiles: { readonly first: number; readonly second: number }
}

/**
 * Of ranks between 0 and 1, (rank − ½)/n among all n futures in which one of two wins: P(X | second > X | first) + ½ P(=)
 * = ½ + mean rank where the second wins − mean rank where the first does, which is U/(n₁n₂) of H. B. Mann and D. R.
 * Whitney, Ann. Math. Stat. 18 (1947) 50–60, since the rank sum of the second is U + n₂(n₂+1)/2. Ranks in the whole sample
 * or in the input's own law serve as well, up to what ties of the verdict leave out. The error is what the replicates show. Inputs
 * that are no further than `beyond` from ½ are left out.
 */
export const separationsOf = (sides: Sides, table: RankTable, beyond = -1): readonly Separation[] => {
  const won: WonSums = { sides, table, sums: sumsBySide(sides, table) }
  const found: Separation[] = []
  for (let input = 0; input < table.inputs; input++) {
    const first = meanRankOf(won, input, 'first')
    const second = meanRankOf(won, input, 'second')
    const value = 0.5 + second - first
    if (Math.abs(value - 0.5) <= beyond) continue
    const auc = { value, standardError: errorOf(won, input) }
    found.push({ input, auc, percentiles: { first: 100 * first, second: 100 * second } })
  }
  return found
}

interface WonSums {
  readonly sides: Sides
  readonly table: RankTable
  /** of the wholes in the futures that each wins, by input and then by replicate */
  readonly sums: Readonly<Record<'first' | 'second', Float64Array>>
}

const meanRankOf = ({ sides, table, sums }: WonSums, input: number, by: 'first' | 'second'): number => {
  const { start, size } = table.scales[input]!
  const { futures } = sides[by]
  const place = input * sides.replicates
  let sum = 0
  for (let r = 0; r < sides.replicates; r++) sum += sums[by][place + r]!
  return (sum + start * futures.length) / size / futures.length
}

/** Standard error of the probability, which every replicate has its own of. */
const errorOf = ({ sides: { first, second, replicates }, table, sums }: WonSums, input: number): number => {
  const { start, size } = table.scales[input]!
  const each = new Float64Array(replicates)
  for (let r = 0; r < replicates; r++) {
    const place = input * replicates + r
    const [ours, theirs] = [countOf(first, r), countOf(second, r)]
    const lower = (sums.first[place]! + start * ours) / size
    const higher = (sums.second[place]! + start * theirs) / size
    each[r] = 0.5 + higher / theirs - lower / ours
  }
  return standardErrorOf(each)
}

/**
 * Sums of wholes where the first wins and where the second does. Of the three kinds of futures the most frequent is what the
 * other two leave of the sums of all, which is no less exact: they are whole, and below 2⁵³ as long as there are fewer than
 * 2²¹ futures.
 */
const sumsBySide = ({ first, second, neither }: Sides, table: RankTable): WonSums['sums'] => {
  const most = Math.max(first.futures.length, second.futures.length, neither.futures.length)
  if (most === neither.futures.length) return { first: sumsOf(first, table), second: sumsOf(second, table) }
  const others = sumsOf(neither, table)
  const one = sumsOf(most === first.futures.length ? second : first, table)
  for (let s = 0; s < others.length; s++) others[s] = table.sums[s]! - one[s]! - others[s]!
  return most === first.futures.length ? { first: others, second: one } : { first: one, second: others }
}
