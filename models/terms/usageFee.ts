import { marginalAmount, type Tiers } from './tiers.ts'

/**
 * Usage fee of a contract year to date: graduated tiers on the volume to date, at least `commit` units where the
 * year (or the term) closes, at most `maximum` (monthly maximum × months to date).
 */
export const usageToDate = (
  volume: number,
  tiers: Tiers,
  limits: { readonly commit: number; readonly maximum: number },
): number => {
  const fee = marginalAmount(volume > limits.commit ? volume : limits.commit, tiers)
  return fee < limits.maximum ? fee : limits.maximum
}
