import type { Algebra } from '../kernel/formula.ts'

/**
 * Royalty stacking: what the licensee owes third parties on the same base is partly set off against the royalty.
 *
 *   offset = min(share · thirdParty · base + carry, max((1 − floor) · royalty, 0))
 *
 * `base` and `royalty` are amounts of the contract year to date. The royalty never falls below floor · royalty;
 * what could not be set off is the new `carry`.
 */
export const stackingOffset = <N>(
  $: Algebra<N>,
  toDate: { readonly base: N; readonly royalty: N },
  clause: { readonly thirdParty: N; readonly share: N; readonly floor: N; readonly carry: N },
): N => {
  const wanted = $`${clause.share} * ${clause.thirdParty} * ${toDate.base} + ${clause.carry}`
  return $`min(${wanted}, max((1 - ${clause.floor}) * ${toDate.royalty}, 0))`
}
