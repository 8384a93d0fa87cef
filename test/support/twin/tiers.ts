import type { Facts } from './facts.ts'
import { exists, inside, items, type Place, read, sum } from './place.ts'

interface Tier {
  readonly upTo: number
  readonly rate: number
}

/** A term's tiers; a bare `rate` (or `price`) is one tier. */
export const tiersOf = (facts: Facts, term: Place, key: 'rate' | 'price'): readonly Tier[] => {
  const tiers = items(inside(term, 'tiers'))
  if (tiers.length === 0) return [{ upTo: Number.POSITIVE_INFINITY, rate: read(facts, inside(term, key)) }]
  return tiers.map((tier) => ({
    upTo: exists(inside(tier, 'upTo')) ? read(facts, inside(tier, 'upTo')) : Number.POSITIVE_INFINITY,
    rate: read(facts, inside(tier, key)),
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

/** ρ_{j(S)} · S; an amount exactly at a boundary takes the higher tier. */
export const allUnits = (tiers: readonly Tier[], amount: number): number => {
  const tier = tiers.find(({ upTo }) => amount < upTo) ?? tiers.at(-1)
  return (tier?.rate ?? 0) * amount
}
