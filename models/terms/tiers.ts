import type { Algebra } from '../kernel/formula.ts'

/**
 * Tiered prices. A schedule is two rows of one length: `upTo[j]`, the upper limit of tier j (the last one is
 * Infinity), and `price[j]`, its rate or price. Limits rise. Like every term, tiers are formulas over any kind of number.
 */
export interface Tiers<N> {
  readonly upTo: readonly (N | number)[]
  readonly price: readonly (N | number)[]
}

/**
 * Marginal tiers: Σ_j price_j · max(0, min(volume, upTo_j) − upTo_{j−1}).
 * Each rate applies to its own slice, as in income-tax brackets; continuous and rising in volume.
 */
export const marginalAmount = <N>($: Algebra<N>, volume: N, { upTo, price }: Tiers<N>): N =>
  upTo.reduce<N>((total, limit, j) => {
    const within = limit === Infinity ? volume : $`min(${volume}, ${limit})`
    const slice = j === 0 ? within : $`${within} - ${upTo[j - 1]!}`
    return $`${total} + ${price[j]!} * max(${slice}, 0)`
  }, $`0`)

/**
 * All-units tiers: price_{j(volume)} · volume, one rate for everything, so the amount jumps at a limit.
 * An exact match takes the higher tier (default; Oracle's rule for equal tier values) or the lower.
 */
export const allUnitsAmount = <N>(
  $: Algebra<N>,
  volume: N,
  { upTo, price, match }: Tiers<N> & { readonly match: 'higher' | 'lower' },
): N => {
  const rate = price.reduceRight<N | number>((higher, own, j) => {
    if (j === price.length - 1) return own
    const limit = upTo[j]!
    const passed = match === 'higher' ? $`${volume} >= ${limit}` : $`${volume} > ${limit}`
    return $`${passed} ? ${higher} : ${own}`
  }, 0)
  return $`${rate} * ${volume}`
}
