import type { DealAnswer } from '../scenario/schema/answer.ts'
import type { Side } from '../scenario/schema/figures.ts'

export interface Taxes {
  readonly licensor: number
  readonly licensee: number
}

/**
 * Whether a party would refuse: its expected worth is below its walk-away. The cure is the smallest change of the
 * upfront fee (paid at once, taxed like every other receipt) that brings it up to it, if the other side can bear that.
 */
export const refusalOf = (
  licensor: Side,
  licensee: Side | null,
  taxes: Taxes,
): DealAnswer['wouldBeRefused'] => {
  const ours = roomOf(licensor)
  const theirs = licensee === null ? 0 : roomOf(licensee)
  if (ours >= 0 && theirs >= 0) return null
  if (ours < 0 && theirs < 0)
    return {
      by: 'both',
      cure: { text: 'No price cures it: both are better off without this deal.', upfrontChange: null },
    }
  const [short, spare] = ours < 0 ? [ours, theirs] : [theirs, ours]
  const [own, other] = ours < 0 ? [taxes.licensor, taxes.licensee] : [taxes.licensee, taxes.licensor]
  const change = own < 1 ? -short / (1 - own) : Infinity
  const by = ours < 0 ? 'licensor' : 'licensee'
  if (licensee !== null && change * (1 - other) > spare + 1e-9)
    return {
      by,
      cure: { text: 'No price cures it: what one side lacks the other cannot spare.', upfrontChange: null },
    }
  const text =
    ours < 0 ? 'A higher upfront fee, paid at the start.' : 'A lower upfront fee, paid at the start.'
  return { by, cure: { text, upfrontChange: ours < 0 ? change : -change } }
}

/** Expected worth above the walk-away. */
const roomOf = (side: Side): number => side.expected.value - side.walkAway.value
