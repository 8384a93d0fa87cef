import type { ReadDocument } from '../../scenario/schema/document.ts'
import type { Sheet, SheetSide } from '../../scenario/schema/solve.ts'
import { certaintyMeans } from '../../strategy/certaintyEquivalent.ts'
import { estimateOf, estimateOfMeans } from '../../summarise/estimate.ts'
import { summaryOf } from '../../summarise/summary.ts'
import type { Offer } from '../offers.ts'
import { type Tolerances, tolerancesOf } from '../tolerances.ts'

/** What says how offers are told: whose tolerances, how many replicates. */
export interface Telling extends Tolerances {
  readonly replicates: number
}

export const tellingOf = (document: ReadDocument, deal: number, replicates: number): Telling => ({
  ...tolerancesOf(document, deal),
  replicates,
})

/** What an offer comes to for both: expectations beside walk-aways, and the risk of what it turns out to be worth. */
export const sheetOf = (offer: Offer, telling: Telling): Sheet => {
  const side = (party: 'licensor' | 'licensee'): SheetSide | null => {
    const [expected, turnsOut] = [offer[party], offer.turnsOut[party]]
    if (expected === null || turnsOut === null) return null
    const { replicates } = telling
    const tolerance = telling[party]
    const { sd, worst5 } = summaryOf(turnsOut, replicates)
    return {
      expected: estimateOf(expected, replicates),
      walkAway: estimateOf(offer.walkAways[party], replicates),
      certainty: tolerance === null ? null : estimateOfMeans(certaintyMeans(turnsOut, tolerance, replicates)),
      sd,
      worst5,
    }
  }
  const [licensor, licensee] = [side('licensor')!, side('licensee')]
  return { licensor, licensee, refusedBy: refusedBy(licensor, licensee) }
}

/**
 * Whoever expects less than its walk-away says no. A term that was solved for the walk-away itself is settled to a fiftieth of an
 * error, which is no refusal.
 */
const refusedBy = (licensor: SheetSide, licensee: SheetSide | null): Sheet['refusedBy'] => {
  const refuses = (side: SheetSide): boolean =>
    side.walkAway.value - side.expected.value > side.expected.standardError / 20 + 1e-6
  const theirs = licensee !== null && refuses(licensee)
  if (refuses(licensor)) return theirs ? 'both' : 'licensor'
  return theirs ? 'licensee' : null
}
