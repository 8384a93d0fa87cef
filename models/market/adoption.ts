import { exp } from '../numerics/elementary.ts'

/** ln 81: the width of a logistic curve between 10 % and 90 %. */
const ln81 = 4.394449154672439

/**
 * Bass adoption x years after the start: (1 − e^{−(p+q)x}) / (1 + (q/p)·e^{−(p+q)x}).
 * F. M. Bass, A new product growth model for consumer durables, Management Science 15 (1969), 215–227.
 */
export const bass = (x: number, p: number, q: number): number => {
  // a number that is none passes through, and stops the run
  if (x <= 0 || p === 0) return 0
  const decay = exp(-(p + q) * x)
  return (1 - decay) / (1 + (q / p) * decay)
}

/** Logistic adoption: 1/(1 + e^{−ln 81·(x − middle)/years}), `years` from 10 % to 90 %; not shifted to 0 at x = 0. */
export const logistic = (x: number, years: number, middle: number): number =>
  1 / (1 + exp((-ln81 * (x - middle)) / years))

/** Gompertz adoption: e^{−b·e^{−c·x}}. */
export const gompertz = (x: number, b: number, c: number): number => exp(-b * exp(-c * x))

/** A straight ramp: min(1, x/years). */
export const ramp = (x: number, years: number): number => (x >= years ? 1 : x / years)

/** A table by whole years: the value at ⌊x⌋; the last one holds. */
export const table = (x: number, values: readonly number[]): number =>
  values[Math.min(Math.floor(x), values.length - 1)] ?? 0
