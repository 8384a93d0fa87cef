/**
 * Sums that do not depend on how large the terms are beside each other: Neumaier's variant of Kahan's summation keeps
 * what each addition drops. A. Neumaier, Z. angew. Math. Mech. 54 (1974) 39–51. Error: one rounding of the exact sum
 * plus terms of second order in the machine precision.
 */

/** Running sum: [0] the sum so far, [1] what its additions dropped. */
export type RunningSum = Float64Array

export const runningSum = (): RunningSum => new Float64Array(2)

export const addTo = (state: RunningSum, term: number): void => {
  const sum = state[0]!
  const next = sum + term
  state[1]! += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
  state[0] = next
}

/** Adds the sum of a later block. The result depends on the order of blocks, so merge them by index. */
export const mergeInto = (state: RunningSum, later: RunningSum): void => {
  addTo(state, later[0]!)
  state[1]! += later[1]!
}

export const totalOf = (state: RunningSum): number => state[0]! + state[1]!

/** Σ values[i] for start ≤ i < end. */
export const compensatedSum = (values: ArrayLike<number>, start = 0, end = values.length): number => {
  let sum = 0
  let dropped = 0
  for (let i = start; i < end; i++) {
    const term = values[i]!
    const next = sum + term
    dropped += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
    sum = next
  }
  return sum + dropped
}

/** Σ values / n; NaN of an empty array is our own mistake and is left to the caller. */
export const compensatedMean = (values: ArrayLike<number>): number => compensatedSum(values) / values.length

/** Σ a[i]·b[i]; the products are rounded, their sum is not. */
export const compensatedDot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const state = runningSum()
  for (let i = 0; i < a.length; i++) addTo(state, a[i]! * b[i]!)
  return totalOf(state)
}
