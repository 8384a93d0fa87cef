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
  const { side, replicates } = sides
  const [above, below] = [indicatorOf(side, 1), indicatorOf(side, -1)]
  const counts = { first: byReplicate(below, replicates), second: byReplicate(above, replicates) }
  const sums = { first: new Float64Array(replicates), second: new Float64Array(replicates) }
  const each = new Float64Array(replicates)
  return ranks.map((own) => {
    for (let r = 0; r < replicates; r++) {
      let [first, second] = [0, 0]
      for (let i = r; i < side.length; i += replicates) {
        first += below[i]! * own[i]!
        second += above[i]! * own[i]!
      }
      sums.first[r] = first
      sums.second[r] = second
      each[r] = 0.5 + second / counts.second[r]! - first / counts.first[r]!
    }
    const first = total(sums.first) / sides.first
    const second = total(sums.second) / sides.second
    const auc = { value: 0.5 + second - first, standardError: standardErrorOf(each) }
    return { auc, percentiles: { first: 100 * first, second: 100 * second } }
  })
}

const indicatorOf = (side: Int8Array, which: 1 | -1): Float64Array => {
  const column = new Float64Array(side.length)
  for (let i = 0; i < column.length; i++) column[i] = Number(side[i] === which)
  return column
}

const byReplicate = (column: Float64Array, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates)
  for (let i = 0; i < column.length; i++) sums[i % replicates]! += column[i]!
  return sums
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
