import { compensatedSum } from '../numerics/compensatedSum.ts'

/**
 * Mean of the worst share of outcomes that are sorted, or at least so far that the worst stand first in any order and
 * the one that the share cuts behind them. That one has a fractional weight: the expected shortfall of Rockafellar and
 * Uryasev (J. Risk 2 (2000) 21–41), not the mean of outcomes below a quantile.
 */
export const worstMean = (sorted: Float64Array, share: number): number => {
  const count = sorted.length * share
  const whole = Math.floor(count)
  const part = count - whole
  const cut = part > 0 ? part * sorted[Math.min(whole, sorted.length - 1)]! : 0
  return (compensatedSum(sorted, 0, whole) + cut) / count
}
