import { minorDecimals } from '../../units/currency.ts'
import { decimalShift } from '../../units/decimalShift.ts'

/** A month that costs more has no exact year in the smallest minor units (a thousandth) of a double. */
export const largestMonth = 1e11

/**
 * Money in whole minor units (cents), so that twelfths and sums are exact: 0.1 + 0.2 are 30 cents, not
 * 0.30000000000000004.
 */
export const toMinor = (amount: number, currency: string): number =>
  Math.round(decimalShift(String(amount), minorDecimals(currency) ?? 2))

export const fromMinor = (units: number, currency: string): number =>
  decimalShift(String(units), -(minorDecimals(currency) ?? 2))
