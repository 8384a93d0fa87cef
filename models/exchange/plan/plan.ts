import { shown } from '../../scenario/shown.ts'
import { isCurrency } from '../../units/currency.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { fault } from '../fault.ts'
import { unknownKeys } from '../keys.ts'
import { largestMonth } from './minorUnits.ts'

/**
 * The usage-based plan of a data marketplace in three fields: "specify the monthly access fee, the price per query, and
 * the maximum monthly charge" (Snowflake, Create and manage pricing plans,
 * https://docs.snowflake.com/en/user-guide/collaboration/listings/pricing-plans-offers/providers-create-manage-pricing-plans).
 * The maximum is of the whole bill of a month, access fee included (Snowflake, Paid Listings Pricing Models).
 */
export interface MarketplacePlan {
  readonly currency: string
  /** a month */
  readonly accessFee: number
  readonly pricePerQuery: number
  /** a month, access fee included; null: no maximum */
  readonly monthlyMaximum: number | null
}

const keys = ['currency', 'accessFee', 'pricePerQuery', 'monthlyMaximum'] as const

/** Reads a plan strictly: every key there, no other one, amounts from 0, and a maximum that holds the access fee. */
export const readPlan = (value: unknown): Result<MarketplacePlan, Failure> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure(fault('', 'a plan with three amounts and a currency', shown(value)))
  const plan = value as Readonly<Record<string, unknown>>
  const faults = [...unknownKeys(plan, keys), ...valueFaults(plan)]
  if (faults.length > 0) return failure(...faults)
  const read = plan as unknown as MarketplacePlan
  const { accessFee, monthlyMaximum } = read
  if (monthlyMaximum !== null && monthlyMaximum < accessFee)
    return failure(fault('/monthlyMaximum', `at least the access fee (${accessFee})`, `${monthlyMaximum}`))
  return success(read)
}

const valueFaults = (plan: Readonly<Record<string, unknown>>): readonly Failure[] => {
  const amounts = keys.slice(1).flatMap((key) => {
    const value = plan[key]
    if (value === null && key === 'monthlyMaximum') return []
    const amount = typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= largestMonth
    const none = key === 'monthlyMaximum' ? ', or null for none' : ''
    const expected = `an amount from 0 to ${largestMonth}${none}`
    return amount ? [] : [fault(`/${key}`, expected, shown(value))]
  })
  const { currency } = plan
  const known = typeof currency === 'string' && isCurrency(currency)
  return known
    ? amounts
    : [fault('/currency', 'a currency of ISO 4217, such as USD', shown(currency)), ...amounts]
}
