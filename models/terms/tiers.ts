/**
 * Tiered prices. A schedule is two arrays of one length: `upTo[j]`, the upper limit of tier j (the last one is
 * Infinity), and `price[j]`, its rate or price. Limits rise; `count` is how many tiers are in use.
 */
export interface Tiers {
  readonly upTo: Float64Array
  readonly price: Float64Array
  readonly count: number
}

/**
 * Marginal tiers: Σ_j price_j · max(0, min(volume, upTo_j) − upTo_{j−1}).
 * Each rate applies to its own slice, as in income-tax brackets; continuous and rising in volume.
 */
export const marginalAmount = (volume: number, tiers: Tiers): number => {
  let total = 0
  let from = 0
  for (let j = 0; j < tiers.count && volume > from; j++) {
    const limit = tiers.upTo[j]!
    total += tiers.price[j]! * ((volume < limit ? volume : limit) - from)
    from = limit
  }
  return total
}

/**
 * All-units tiers: price_{j(volume)} · volume, one rate for everything, so the amount jumps at a limit.
 * An exact match takes the higher tier (default; Oracle's rule for equal tier values) or the lower.
 */
export const allUnitsAmount = (volume: number, tiers: Tiers, match: 'higher' | 'lower'): number => {
  let j = 0
  while (j < tiers.count - 1 && (match === 'higher' ? volume >= tiers.upTo[j]! : volume > tiers.upTo[j]!)) j++
  return tiers.price[j]! * volume
}
