/**
 * Mean of the worst share of outcomes that are sorted (or placed so far that the worst stand first), with a fractional weight where the share cuts an outcome: the expected
 * shortfall of Rockafellar and Uryasev (J. Risk 2 (2000) 21–41). Not the mean of outcomes below a quantile.
 */
export const worstMean = (sorted: Float64Array, share: number): number => {
  const count = sorted.length * share
  const whole = Math.floor(count)
  let sum = 0
  for (let i = 0; i < whole; i++) sum += sorted[i]!
  const part = count - whole
  if (part > 0) sum += part * sorted[Math.min(whole, sorted.length - 1)]!
  return sum / count
}
