import type { Algebra } from '../kernel/formula.ts'
import { marginalAmount, type Tiers } from './tiers.ts'

/**
 * Usage fee of a contract year to date: graduated tiers on the volume to date, at least `commit` units where the
 * year (or the term) closes, at most `maximum` (monthly maximum × months to date).
 */
export const usageToDate = <N>(
  $: Algebra<N>,
  volume: N,
  clause: { readonly tiers: Tiers<N>; readonly commit: N | number; readonly maximum: N | number },
): N => {
  const fee = marginalAmount($, $`max(${volume}, ${clause.commit})`, clause.tiers)
  return $`min(${fee}, ${clause.maximum})`
}
