import type { Estimate } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'
import { estimateFrom, expectationsOf } from './estimate.ts'

interface Party {
  readonly worth: Float64Array
  readonly alternative: Float64Array
}

/**
 * The licensor's share of the surplus over both walk-aways, E[NPV_L − d_L]/(E[NPV_L − d_L] + E[NPV_B − d_B]), one
 * number with its error. Not defined (null) unless the surplus is positive by two errors, nor when one side is below
 * its walk-away.
 */
export const surplusShare = (licensor: Party, licensee: Party, columns: Columns): Estimate | null => {
  const asked = [licensor.worth, licensor.alternative, licensee.worth, licensee.alternative]
  const means = expectationsOf(asked.map(columns.means))
  const parts = (row: readonly number[]) => ({ ours: row[0]! - row[1]!, theirs: row[2]! - row[3]! })
  const { ours, theirs } = parts(means.all)
  const total = estimateFrom(means, (row) => parts(row).ours + parts(row).theirs)
  if (ours < 0 || theirs < 0 || !(total.value > 2 * total.standardError)) return null
  // delta method: the error of a ratio is that of numerator − ratio · denominator, over the denominator
  const value = ours / total.value
  const residual = estimateFrom(
    means,
    (row) => parts(row).ours - value * (parts(row).ours + parts(row).theirs),
  )
  return { value, standardError: residual.standardError / total.value }
}
