import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'
import { standardErrorOf } from './estimate.ts'

/**
 * The mean of the worst 5 % with its standard error. It is the greatest q + E[min(X − q, 0)]/0.05 over q, which the 5 %
 * quantile attains (R. T. Rockafellar, S. Uryasev, J. Risk 2 (2000), theorem 1): an error of that quantile is of second
 * order, and the replicates show what is left.
 */
export const shortfallOf = (
  worth: Float64Array,
  { worst5, q05 }: Pick<Summary, 'worst5' | 'q05'>,
  columns: Columns,
): Estimate => {
  const below = belowByReplicate(worth, q05, columns.replicates)
  return { value: worst5, standardError: standardErrorOf(below) / 0.05 }
}

/** Mean of min(X − q, 0) in each replicate: of four side by side, as none waits for another. */
const belowByReplicate = (worth: Float64Array, q: number, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates)
  const together = worth.length % replicates === 0 ? replicates - (replicates % 4) : 0
  for (let r = 0; r < together; r += 4) addFour(worth, q, { sums, r })
  for (let r = together; r < replicates; r++)
    for (let i = r; i < worth.length; i += replicates) sums[r]! += Math.min(worth[i]! - q, 0)
  const count = worth.length / replicates
  for (let r = 0; r < replicates; r++) sums[r]! /= count
  return sums
}

interface Sums {
  readonly sums: Float64Array
  /** the first of the four */
  readonly r: number
}

const addFour = (worth: Float64Array, q: number, { sums, r }: Sums): void => {
  const step = sums.length
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = r; i < worth.length; i += step) {
    const [w, x, y, z] = [worth[i]! - q, worth[i + 1]! - q, worth[i + 2]! - q, worth[i + 3]! - q]
    if (w < 0) a += w
    if (x < 0) b += x
    if (y < 0) c += y
    if (z < 0) d += z
  }
  sums.set([a, b, c, d], r)
}
