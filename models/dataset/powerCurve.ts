import { pow } from '../numerics/elementary.ts'

/** [e∞, α, β] of e(n) = e∞ + α·n^(−β). */
export type Curve = readonly [number, number, number]

/** Exponents allowed: slower looks like none, faster like a step. */
export const exponentBounds = [0.01, 3] as const

/** e∞ + α·n^(−β); infinite at n = 0 unless the curve is flat. */
export const curveError = ([eInf, alpha, beta]: Curve, records: number): number =>
  alpha === 0 ? eInf : eInf + alpha * pow(records, -beta)

/**
 * (e(before) − e(before + added))/e(before): the share of the error that `added` records remove. From no records at
 * all it is 1 (the curve starts at infinity), and 0 where there is no error left.
 */
export const errorReduction = (curve: Curve, before: number, added: number): number => {
  if (added <= 0) return 0
  const start = curveError(curve, before)
  if (start === Infinity) return 1
  return start > 0 ? (start - curveError(curve, before + added)) / start : 0
}
