/**
 * Years until what was paid has come back: the first time the running sum of flows (in order of date) is 0 or more
 * after having been below, each flow taken as spread evenly over the time since the one before. 0 when nothing was ever
 * paid in advance, `null` when it never comes back.
 */
export const paybackYears = (amounts: ArrayLike<number>, years: ArrayLike<number>): number | null => {
  let sum = 0
  let owed = false
  for (let i = 0; i < amounts.length; i++) {
    const before = sum
    sum += amounts[i]!
    if (owed && sum >= 0) {
      const from = years[i - 1]!
      return from + ((years[i]! - from) * -before) / amounts[i]!
    }
    if (sum < 0) owed = true
  }
  return owed ? null : 0
}
