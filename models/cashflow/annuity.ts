import { expm1, log1p } from '../numerics/elementary.ts'

/** (1 − (1 + rate)^(−years))/rate: the worth now of 1 at the end of each of `years` years; `years` at rate 0. */
export const annuityFactor = (rate: number, years: number): number =>
  rate === 0 ? years : -expm1(-years * log1p(rate)) / rate

/** The level payment at year ends that is worth `amount` now. */
export const levelPayment = (amount: number, rate: number, years: number): number =>
  amount / annuityFactor(rate, years)
