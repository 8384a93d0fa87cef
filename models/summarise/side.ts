import type { Estimate, Side } from '../scenario/schema/figures.ts'
import type { Columns } from './columns.ts'
import { estimateOfMeans } from './estimate.ts'

/** One party's view of a deal: what it is expected to be worth, what it turns out to be worth, and its walk-away. */
export const sideOf = (
  worth: { readonly flow: Float64Array; readonly time: Float64Array },
  alternative: Float64Array,
  columns: Columns,
): Side => {
  const { summary, dots } = columns.summaryAndDots(worth.time)
  const beats = shareAbove(worth.time, alternative, columns.replicates)
  return {
    npv: summary,
    expected: columns.estimate(worth.flow),
    walkAway: columns.estimate(alternative),
    beatsAlternative: beats.value,
    beatsAlternativeError: beats.standardError,
    dots,
  }
}

/** In which share of the futures one column is above another, counted by replicate. */
const shareAbove = (values: Float64Array, others: Float64Array, replicates: number): Estimate => {
  const size = values.length / replicates
  const shares = new Float64Array(replicates)
  let all = 0
  for (let r = 0; r < replicates; r++) {
    let above = 0
    for (let i = r; i < values.length; i += replicates) above += Number(values[i]! > others[i]!)
    shares[r] = above / size
    all += above
  }
  return estimateOfMeans({ all: all / values.length, replicates: shares })
}
