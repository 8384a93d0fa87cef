import type { Algebra } from '../kernel/formula.ts'
import { type FeeTiers, graduatedAmount } from './tiers.ts'

/**
 * Usage fee of a contract year to date: graduated tiers, with their flat fees, on the volume to date, at least `commit` units where the
 * year (or the term) closes, at most `maximum` (monthly maximum × months to date).
 */
export const usageToDate = <N>(
  $: Algebra<N>,
  volume: N,
  clause: { readonly tiers: FeeTiers<N>; readonly commit: N | number; readonly maximum: N | number },
): N => {
  const fee = graduatedAmount($, $`max(${volume}, ${clause.commit})`, clause.tiers)
  return $`min(${fee}, ${clause.maximum})`
}
