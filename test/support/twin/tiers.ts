import type { Agreement } from './agreement.ts'
import { money } from './currency.ts'
import { inside, items, type Place, read, sum } from './place.ts'

interface Tier {
  readonly upTo: number
  readonly rate: number
}

/** A royalty's tiers, their limits in the document's currency; a bare `rate` is one tier. */
export const tiersOf = (agreement: Agreement, term: Place): readonly Tier[] => {
  const rateOf = (place: Place): number => read(agreement.facts, inside(place, 'rate'))
  const tiers = items(inside(term, 'tiers'))
  if (tiers.length === 0) return [{ upTo: Number.POSITIVE_INFINITY, rate: rateOf(term) }]
  return tiers.map((tier) => ({
    upTo: money(agreement, inside(tier, 'upTo'), { otherwise: Number.POSITIVE_INFINITY }),
    rate: rateOf(tier),
  }))
}

/** Σ ρ_j · max(0, min(S, u_j) − u_{j−1}). */
export const marginal = (tiers: readonly Tier[], amount: number): number =>
  sum(
    tiers.map(({ upTo, rate }, j) => {
      const below = tiers[j - 1]?.upTo ?? 0
      return rate * Math.max(0, Math.min(amount, upTo) - below)
    }),
  )

/** ρ_{j(S)} of an amount S; exactly at a boundary the higher tier counts, or the lower one. */
export const rateAt = (tiers: readonly Tier[], amount: number, match: string): number => {
  const holds = (upTo: number): boolean => (match === 'lower' ? amount <= upTo : amount < upTo)
  return (tiers.find(({ upTo }) => holds(upTo)) ?? tiers.at(-1))?.rate ?? 0
}
