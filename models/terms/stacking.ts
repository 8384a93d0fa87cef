/**
 * Royalty stacking: what the licensee owes third parties on the same base is partly set off against the royalty.
 *
 *   offset = min(share · thirdParty · base + carry, (1 − floor) · royalty)
 *
 * `base` and `royalty` are amounts of the contract year to date. The royalty never falls below floor · royalty;
 * what could not be set off is the new `carry`.
 */
export const stackingOffset = (
  toDate: { readonly base: number; readonly royalty: number },
  clause: { readonly thirdParty: number; readonly share: number; readonly floor: number },
  carry: number,
): number => {
  const wanted = clause.share * clause.thirdParty * toDate.base + carry
  const most = (1 - clause.floor) * toDate.royalty
  return wanted < most ? wanted : most
}
