import type { Side } from '../scenario/schema/figures.ts'
import { estimateOf } from './estimate.ts'
import { summaryAndDots } from './summary.ts'

/** One party's view of a deal: what it is expected to be worth, what it turns out to be worth, and its walk-away. */
export const sideOf = (
  worth: { readonly flow: Float64Array; readonly time: Float64Array },
  alternative: Float64Array,
  replicates: number,
): Side => {
  const { summary, dots } = summaryAndDots(worth.time, replicates)
  const beats = estimateOf(
    worth.time.map((npv, i) => (npv > alternative[i]! ? 1 : 0)),
    replicates,
  )
  return {
    npv: summary,
    expected: estimateOf(worth.flow, replicates),
    walkAway: estimateOf(alternative, replicates),
    beatsAlternative: beats.value,
    beatsAlternativeError: beats.standardError,
    dots,
  }
}
