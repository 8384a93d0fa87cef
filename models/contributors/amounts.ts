import type { Split } from '../scenario/schema/contributors.ts'
import { splitToTheCent } from '../terms/splitToTheCent.ts'
import { decimalShift } from '../units/decimalShift.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'
import { failure, type Result, success } from '../units/result.ts'

export interface Currency {
  readonly code: string
  readonly decimals: number
}

/** An amount in whole minor units, a half away from 0; past 2⁵³ of them it is no longer exact. */
export const minorUnits = (amount: number, { decimals }: Currency): number => {
  const units = Math.round(decimalShift(String(Math.abs(amount)), decimals))
  return amount < 0 && units > 0 ? -units : units
}

/**
 * Reads an amount as it is written, 1234567.89 or −50: digits with a point, no more decimals than the currency has, and
 * fewer than 2⁵³ minor units, so that every cent counts.
 */
export const readAmount = (text: string, currency: Currency): Result<number, Failure> => {
  const { code, decimals } = currency
  const match = /^([-−]?)(\d{1,16})(?:\.(\d{1,9}))?$/.exec(text)
  const units = match === null ? Number.NaN : Number(`${match[2]}${(match[3] ?? '').padEnd(decimals, '0')}`)
  const fits = match !== null && (match[3] ?? '').length <= decimals && Number.isSafeInteger(units)
  if (fits) return success(match[1] === '' || units === 0 ? units : -units)
  const example = decimals === 0 ? '1234567' : `1234567.${'89'.padEnd(decimals, '0').slice(0, decimals)}`
  const most = Math.floor(Number.MAX_SAFE_INTEGER / Number(`1e${decimals}`))
  const places = decimals === 0 ? 'no decimals' : `at most ${decimals} decimals`
  const expected = `an amount of ${code} such as ${example}, with ${places} and no thousands separators, below ${most}`
  return failure({ kind: 'value', pointer: '/amount', expected, found: quoted(text) })
}

/** An amount divided to the cent by weights. */
export const splitOf = (amount: number, weights: readonly number[]): Split => ({
  amount,
  parts: [...splitToTheCent(amount, weights)],
})
