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

/** Tiers that may cost a flat fee each, besides a price. */
export interface FeeTiers<N> extends Tiers<N> {
  readonly fee?: readonly (N | number | null)[]
}

/**
 * Graduated tiers: marginal prices, and a flat fee for each tier that is reached: Σ_j fee_j · [volume > upTo_{j−1}].
 * The first tier is reached by any volume above 0. Null and absent fees are 0.
 */
export const graduatedAmount = <N>($: Algebra<N>, volume: N, { fee = [], ...tiers }: FeeTiers<N>): N =>
  fee.reduce<N>(
    (total, each, j) => {
      if (each === null || each === 0) return total
      return $`${total} + (${volume} > ${j === 0 ? 0 : tiers.upTo[j - 1]!} ? ${each} : 0)`
    },
    marginalAmount($, volume, tiers),
  )

/**
 * All-units tiers: price_{j(volume)} · volume, one rate for everything, so the amount jumps at a limit.
 * An exact match takes the higher tier (default; Oracle's rule for equal tier values) or the lower.
 */
export const allUnitsAmount = <N>(
  $: Algebra<N>,
  volume: N,
  { upTo, price, match }: Tiers<N> & { readonly match: 'higher' | 'lower' },
): N => $`${allUnitsRate($, volume, { upTo, price, match })} * ${volume}`

/** The rate of the tier that a volume reaches. */
export const allUnitsRate = <N>(
  $: Algebra<N>,
  volume: N,
  { upTo, price, match }: Tiers<N> & { readonly match: 'higher' | 'lower' },
): N | number =>
  price.reduceRight<N | number>((higher, own, j) => {
    if (j === price.length - 1) return own
    const limit = upTo[j]!
    const passed = match === 'higher' ? $`${volume} >= ${limit}` : $`${volume} > ${limit}`
    return $`${passed} ? ${higher} : ${own}`
  }, 0)
