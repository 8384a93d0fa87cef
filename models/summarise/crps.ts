import { precondition } from '../units/precondition.ts'

/**
 * Continuous ranked probability score of a forecast given by draws, in the unit of what is forecast; less is better:
 *
 *   CRPS(F, y) = E|X − y| − ½·E|X − X′| = (1/n)·Σ|x_i − y| − (1/n²)·Σ(2i − n − 1)·x_(i)
 *
 * the second form exact for the empirical distribution of the draws x_(1) ≤ … ≤ x_(n). Of a forecast of one number it is the
 * absolute error. Refuses no draws. T. Gneiting, A. E. Raftery, Strictly proper scoring rules, JASA 102 (2007), (20), (21).
 */
export const crpsOfSorted = (sorted: ArrayLike<number>, actual: number): number => {
  const n = sorted.length
  precondition(n > 0, 'a forecast has draws')
  let [distance, spread] = [0, 0]
  for (let i = 0; i < n; i++) {
    distance += Math.abs(sorted[i]! - actual)
    // around the actual: a common shift of the draws cancels, and so does its rounding
    spread += (2 * i + 1 - n) * (sorted[i]! - actual)
  }
  return Math.max(0, distance / n - spread / n / n)
}

/** Share of the draws below the actual, half of those equal to it. */
export const percentileOf = (sorted: ArrayLike<number>, actual: number): number => {
  let [below, equal] = [0, 0]
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i]! < actual) below++
    else if (sorted[i]! === actual) equal++
  }
  return (below + equal / 2) / sorted.length
}
