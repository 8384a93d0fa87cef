import type { Estimate } from '../../scenario/schema/figures.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'
import { type RankTable, sumsOf } from './rankTable.ts'
import { countOf, type Sides } from './winners.ts'

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
  return table.scales.map(({ start, size }, input) => {
    const rankSum = (wholes: number, futures: number): number => (wholes + start * futures) / size
    let [below, above] = [0, 0]
    for (let r = 0, place = input * replicates; r < replicates; r++, place++) {
      const [ours, theirs] = [countOf(first, r), countOf(second, r)]
      const [lower, higher] = [rankSum(wonByFirst[place]!, ours), rankSum(wonBySecond[place]!, theirs)]
      below += lower
      above += higher
      each[r] = 0.5 + higher / theirs - lower / ours
    }
    const mean = { first: below / first.futures.length, second: above / second.futures.length }
    const auc = { value: 0.5 + mean.second - mean.first, standardError: standardErrorOf(each) }
    return { auc, percentiles: { first: 100 * mean.first, second: 100 * mean.second } }
  })
}

/**
 * Sums of wholes where the first wins and where the second does. Of the three kinds of futures the most frequent is what the
 * other two leave of the sums of all, which is no less exact: they are whole, and below 2⁵³ as long as there are fewer than
 * 2²¹ futures.
 */
const sumsBySide = (
  { first, second, neither }: Sides,
  table: RankTable,
): readonly [Float64Array, Float64Array] => {
  const most = Math.max(first.futures.length, second.futures.length, neither.futures.length)
  if (most === neither.futures.length) return [sumsOf(first, table), sumsOf(second, table)]
  const others = sumsOf(neither, table)
  const one = sumsOf(most === first.futures.length ? second : first, table)
  for (let s = 0; s < others.length; s++) others[s] = table.sums[s]! - one[s]! - others[s]!
  return most === first.futures.length ? [others, one] : [one, others]
}
