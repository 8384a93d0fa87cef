import { precondition } from '../units/precondition.ts'

/**
 * Splits an amount by weights into whole minor units that add up to it exactly: each part its quota rounded down, the
 * units that are left to the largest remainders, the earlier one where two are equal (Hamilton's method). A negative
 * amount is split as its opposite, so that a correction takes back what the payment gave.
 *
 * `units` is the amount in minor units (cents), a whole number up to 2⁵³; weights are 0 or more, not all 0. Quotas are
 * reckoned in floating point: of remainders closer than its rounding either may win, in every engine the same.
 */
export const splitToTheCent = (units: number, weights: readonly number[]): readonly number[] => {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  precondition(Number.isSafeInteger(units), 'an amount in whole minor units')
  precondition(weights.every((weight) => weight >= 0) && all > 0 && all < Infinity, 'weights to split by')
  const amount = Math.abs(units)
  const quotas = weights.map((weight) => amount * (weight / all))
  const parts = quotas.map(Math.floor)
  const sharing = quotas
    .map((quota, j) => ({ j, rest: quota - parts[j]! }))
    .filter(({ j }) => weights[j]! > 0)
    .sort((a, b) => b.rest - a.rest || a.j - b.j)
  let left = amount - parts.reduce((sum, part) => sum + part, 0)
  // where quotas are so large that they are whole numbers themselves, their rounding is shared out too
  for (let place = 0; left !== 0; place = (place + 1) % sharing.length) {
    const unit = left > 0 ? 1 : -1
    const { j } = sharing[place]!
    // nothing is taken back from whoever has nothing
    if (unit < 0 && parts[j] === 0) continue
    parts[j]! += unit
    left -= unit
  }
  return parts.map((part) => (part === 0 || units > 0 ? part : -part))
}
