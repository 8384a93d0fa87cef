import { exp, log } from '../numerics/elementary.ts'
import { logistic } from '../numerics/logistic.ts'

/** How the unbounded M becomes a value between the bounds. */
export interface MetalogLink {
  readonly support: readonly [number, number]
  of(m: number): number
  inverse(x: number): number
}

export interface Bounds {
  readonly lower?: number
  readonly upper?: number
}

/** Keelin 2016, eqs. 11–14: identity; lower + e^M; upper − e^(−M); log-odds between both. */
export const metalogLink = ({ lower, upper }: Bounds): MetalogLink => {
  if (lower !== undefined && upper !== undefined) return between(lower, upper)
  if (lower !== undefined)
    return { support: [lower, Infinity], of: (m) => lower + exp(m), inverse: (x) => log(x - lower) }
  if (upper !== undefined)
    return { support: [-Infinity, upper], of: (m) => upper - exp(-m), inverse: (x) => -log(upper - x) }
  return { support: [-Infinity, Infinity], of: (m) => m, inverse: (x) => x }
}

const between = (lower: number, upper: number): MetalogLink => ({
  support: [lower, upper],
  of: (m) => lower + (upper - lower) * logistic(m),
  inverse: (x) => log((x - lower) / (upper - x)),
})
