import { minorUnits } from '../contributors/amounts.ts'
import { minorDecimals } from '../units/currency.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type Numbered, rowFault } from './row.ts'

interface Amounts {
  readonly gross: number
  readonly deductions: number
}

const signed = ['gross', 'deductions', 'net', 'units', 'royalty', 'paid'] as const

/** Everything that is wrong with the figures of one row by themselves. */
export const amountFaults = (numbered: Numbered, currency: string): readonly Failure[] => {
  const { row } = numbered
  const faults: Failure[] = []
  const decimals = minorDecimals(currency) ?? 2
  const wrong = (key: string, expected: string, found: string): void => {
    faults.push(rowFault(numbered, key, { expected, found }))
  }
  if (row.currency !== currency)
    wrong('currency', `${currency}, the currency in which the document reckons`, `"${row.currency}"`)
  for (const key of signed) {
    const value = row[key]
    if (value !== undefined && value < 0 && row.creditNote === undefined)
      wrong(key, '0 or more, or a creditNote that says what a negative amount rests on', `${value}`)
    if (value !== undefined && !Number.isSafeInteger(minorUnits(value, { code: currency, decimals })))
      wrong(key, `less than ${most(decimals)}, so that every minor unit counts`, `${value}`)
  }
  if ((row.paid === undefined) !== (row.paidOn === undefined))
    wrong(row.paid === undefined ? 'paid' : 'paidOn', 'both an amount paid and its date', 'one of them alone')
  return [...faults, ...(row.line === undefined ? [] : feeFaults(numbered))]
}

/** Whole amounts of which the minor units are fewer than 2⁵³. */
const most = (decimals: number): number => Math.floor(Number.MAX_SAFE_INTEGER / Number(`1e${decimals}`))

/** The payment of a fee reports nothing. */
const feeFaults = (numbered: Numbered): readonly Failure[] => {
  const { row } = numbered
  const reported = (['gross', 'deductions', 'net', 'units'] as const).filter((key) => row[key] !== undefined)
  const faults = reported.map((key) =>
    rowFault(numbered, key, { expected: `no ${key} beside a line of its own`, found: `${row[key]}` }),
  )
  if (row.paid !== undefined) return faults
  const missing = { expected: `what was paid of ${row.line}`, found: 'nothing', kind: 'missing-key' as const }
  return [...faults, rowFault(numbered, 'paid', missing)]
}

/**
 * Gross receipts and deductions of a row: two of gross, deductions and net give the third, gross alone means that nothing was
 * deducted, and units alone that nothing was sold for money. Three that do not agree to half a minor unit are refused.
 */
export const amountsOf = (numbered: Numbered, currency: string): Result<Amounts, Failure> => {
  const { row } = numbered
  const { gross, deductions, net } = row
  const bad = (key: string, expected: string, found: string) =>
    failure(rowFault(numbered, key, { expected, found }))
  if (gross === undefined && net === undefined && deductions === undefined)
    return row.units === undefined
      ? bad('gross', 'gross receipts, or units', 'neither')
      : success({ gross: 0, deductions: 0 })
  if (gross === undefined && (net === undefined || deductions === undefined))
    return bad('gross', 'gross receipts, or net receipts and deductions', 'one of these alone')
  const all = gross ?? net! + deductions!
  const off = deductions ?? (net === undefined ? 0 : all - net)
  const half = 0.5 / Number(`1e${minorDecimals(currency) ?? 2}`)
  if (net !== undefined && Math.abs(all - off - net) > half + 1e-9 * Math.abs(all))
    return bad('net', `gross less deductions, ${all - off}`, `${net}`)
  if (Math.abs(off) > Math.abs(all) || off * all < 0)
    return bad('deductions', `at most the gross receipts, ${all}`, `${off}`)
  return success({ gross: all, deductions: off })
}
