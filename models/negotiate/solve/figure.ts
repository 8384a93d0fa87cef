import { certaintyMeans } from '../../strategy/certaintyEquivalent.ts'
import { type Means, meansOf } from '../../summarise/estimate.ts'
import { quantilesBy } from '../../summarise/quantileEstimates.ts'
import type { Offer } from '../offers.ts'

export type Party = 'licensor' | 'licensee'

/** What of a party is held: its expectation, its certainty equivalent, or a percentile. */
export type Measure =
  | { readonly kind: 'mean' }
  | { readonly kind: 'certainty'; readonly tolerance: number }
  | { readonly kind: 'quantile'; readonly p: number }

export interface Held {
  readonly party: Party
  readonly measure: Measure
  readonly replicates: number
}

/**
 * The figure of an offer that is held, of all trials and by replicate: the mean at the flows' own rates; the certainty
 * equivalent −(1/a)·ln E[e^{−aX}] or a quantile of type 7 of what it turns out to be worth, at the rate for time. Null while the
 * party's worth is unknown.
 */
export const figureOf = (offer: Offer, { party, measure, replicates }: Held): Means | null => {
  const column = measure.kind === 'mean' ? offer[party] : offer.turnsOut[party]
  return column === null ? null : measured(column, measure, replicates)
}

/** The same figure of what the party has without the deal. */
export const walkAwayOf = (offer: Offer, { party, measure, replicates }: Held): Means =>
  measured(offer.walkAways[party], measure, replicates)

const measured = (column: Float64Array, measure: Measure, replicates: number): Means => {
  switch (measure.kind) {
    case 'mean':
      return meansOf(column, replicates)
    case 'certainty':
      return certaintyMeans(column, measure.tolerance, replicates)
    case 'quantile':
      return quantilesBy(column, replicates, [measure.p])[0]!
  }
}

/** One figure less another, replicate by replicate: both are of the same futures. */
export const lessMeans = (a: Means, b: Means): Means => ({
  all: a.all - b.all,
  replicates: a.replicates.map((value, r) => value - b.replicates[r]!),
})
