import type { DealAnswer } from '../scenario/schema/answer.ts'
import type { Side } from '../scenario/schema/figures.ts'

/** What one unit more of an upfront fee is expected to be worth to each party, and how much of it there is to take away. */
export interface Lever {
  /** false where losses are capped by the fees themselves, so that worth does not move in step with a fee */
  readonly linear: boolean
  readonly licensor: number
  readonly licensee: number
  readonly upfront: number
}

/**
 * Whether a party would refuse: its expected worth is below its walk-away. The cure is the smallest change of the
 * upfront fee that brings it up to it, if the fee can change by so much and the other side can bear it.
 */
export const refusalOf = (
  licensor: Side,
  licensee: Side | null,
  lever: Lever,
): DealAnswer['wouldBeRefused'] => {
  const ours = roomOf(licensor)
  const theirs = licensee === null ? Infinity : roomOf(licensee)
  if (ours >= -tolerance && theirs >= -tolerance) return null
  if (ours < 0 && theirs < 0) return { by: 'both', cure: noPrice('both are better off without this deal') }
  const by = ours < 0 ? 'licensor' : 'licensee'
  return { by, cure: ours < 0 ? raised(-ours, theirs, lever) : lowered(-theirs, ours, lever) }
}

type Cure = NonNullable<DealAnswer['wouldBeRefused']>['cure']

const noPrice = (why: string): Cure => ({ text: `No price cures it: ${why}.`, upfrontChange: null })

const caveat = ({ linear }: Lever): string =>
  linear ? '' : '; about this much, since the cap on losses moves with the fees'

const raised = (short: number, spare: number, lever: Lever): Cure => {
  const change = short / lever.licensor
  if (!Number.isFinite(change)) return noPrice('the deal never begins')
  if (-lever.licensee * change > spare + 1e-9)
    return noPrice('what the licensor lacks the licensee cannot spare')
  return { text: `A higher upfront fee, paid at the start${caveat(lever)}.`, upfrontChange: change }
}

const lowered = (short: number, spare: number, lever: Lever): Cure => {
  const change = short / -lever.licensee
  if (!Number.isFinite(change)) return noPrice('the deal never begins')
  if (lever.licensor * change > spare + 1e-9)
    return noPrice('what the licensee lacks the licensor cannot spare')
  if (change > lever.upfront)
    return {
      text: 'The upfront fee alone cannot cure it: another clause has to give way.',
      upfrontChange: null,
    }
  return { text: `A lower upfront fee, paid at the start${caveat(lever)}.`, upfrontChange: -change }
}

/** Half a minor unit: nobody refuses for less. */
export const tolerance = 0.005

/** Expected worth above the walk-away. */
const roomOf = (side: Side): number => side.expected.value - side.walkAway.value
