import type { Estimate } from '../scenario/schema/figures.ts'
import { fixed, leadingPlace, plain, powerOfTen, toPlace, trimmed } from './decimals.ts'

/**
 * Figures in words of a document: every amount with its unit, and no more digits than its standard error supports.
 * A rounded figure and its error always share one scale: "1.842 ± 0.021 M USD".
 */

const scales = [
  { from: 1e9, divisor: 1e9, mark: 'B ' },
  { from: 1e6, divisor: 1e6, mark: 'M ' },
  { from: 1e4, divisor: 1e3, mark: 'k ' },
  { from: 0, divisor: 1, mark: '' },
] as const

const scaleOf = (size: number) => scales.find(({ from }) => size >= from) ?? scales[3]

/** An error below a billionth of its value is rounding, not ignorance: the figure is then exact. */
const isExact = ({ value, standardError }: Estimate): boolean =>
  !(standardError > Math.abs(value) * 1e-9) || standardError === 0

/**
 * The lowest place worth showing: the second digit of the error, and at most `digits` digits of the larger of
 * value and error.
 */
const supportedPlace = ({ value, standardError }: Estimate, digits: number): number => {
  const size = Math.max(Math.abs(value), standardError)
  const most = size === 0 ? 0 : leadingPlace(size, digits) - digits + 1
  if (isExact({ value, standardError })) return most
  return Math.max(most, leadingPlace(standardError, 2) - 1)
}

interface Shown {
  readonly value: string
  readonly error: string | null
  readonly unit: string
}

/**
 * Value, error and unit at the place the error supports; the error is rounded up, never away. An exact figure has
 * no zeros at its end: they would speak of a precision that nobody measured.
 */
const shown = (estimate: Estimate, currency: string, digits: number): Shown => {
  const place = supportedPlace(estimate, digits)
  const exact = isExact(estimate)
  const size = Math.max(Math.abs(estimate.value), exact ? 0 : estimate.standardError)
  const { divisor, mark } = scaleOf(Number(size.toPrecision(digits)))
  const placeInScale = place - leadingPlace(divisor, 1)
  const steps = Math.ceil(Number((estimate.standardError / powerOfTen(place)).toPrecision(9)) - 1e-6)
  const error = (Math.max(steps, 1) * powerOfTen(place)) / divisor
  const value = toPlace(estimate.value / divisor, placeInScale)
  return {
    value: exact ? trimmed(value) : value,
    error: exact ? null : toPlace(error, placeInScale),
    unit: `${mark}${currency}`,
  }
}

/** "1.842 ± 0.021 M USD": the error to two digits, the value to the same place. */
export const estimated = (estimate: Estimate, currency: string, digits = 6): string => {
  const { value, error, unit } = shown(estimate, currency, digits)
  return error === null ? `${value} ${unit}` : `${value} ± ${error} ${unit}`
}

/** The same in a sentence, where three digits are enough: "1.84 ± 0.03 M USD". */
export const brief = (estimate: Estimate, currency: string): string => estimated(estimate, currency, 3)

/** "1.84 M USD (± 0.03 M)": the figure first, its error in brackets. */
export const bracketed = (estimate: Estimate, currency: string): string => {
  const { value, error, unit } = shown(estimate, currency, 3)
  const mark = unit.slice(0, unit.length - currency.length).trim()
  return error === null ? `${value} ${unit}` : `${value} ${unit} (± ${error}${mark === '' ? '' : ` ${mark}`})`
}

/** Only the figure, to the place its error supports and at most three digits. */
export const supported = (estimate: Estimate, currency: string): string => {
  const { value, unit } = shown(estimate, currency, 3)
  return `${value} ${unit}`
}

/** A simulated amount that carries no error of its own, to `digits` digits. */
export const roughly = (value: number, currency: string, digits = 2): string =>
  estimated({ value, standardError: 0 }, currency, digits)

/** An amount that is at least reached: rounded down at the third digit. */
export const atLeast = (value: number, currency: string): string => {
  if (value <= 0) return `0 ${currency}`
  const unit = powerOfTen(leadingPlace(value, 15) - 2)
  const steps = Math.floor(Number((value / unit).toPrecision(12)))
  return roughly(steps * unit, currency, 3)
}

/** What is needed at least: an amount above 0, rounded up at the third digit. */
export const needed = (value: number, currency: string): string => {
  if (value <= 0) return `0 ${currency}`
  const unit = powerOfTen(leadingPlace(value, 15) - 2)
  return roughly(Math.ceil(Number((value / unit).toPrecision(12))) * unit, currency, 3)
}

const writtenScales = [
  { from: 1e9, divisor: 1e9, mark: ' B' },
  { from: 1e6, divisor: 1e6, mark: ' M' },
] as const

/** An agreed amount, exact: "10 M", "125,000", "0.006"; in M or B where three decimals hold it. */
export const agreed = (value: number): string => {
  const scale = writtenScales.find(({ from }) => Math.abs(value) >= from)
  if (scale === undefined) return plain(value)
  const scaled = Number((value / scale.divisor).toPrecision(12))
  return Number(scaled.toFixed(3)) === scaled ? `${plain(scaled)}${scale.mark}` : plain(value)
}

/** An agreed amount with its currency: "10 M USD". */
export const money = (value: number, currency: string): string => `${agreed(value)} ${currency}`

/** "2.5 %". */
export const percent = (share: number): string => `${plain(100 * share)} %`

/** "3.2 %" for 0.0312: a share that is needed at least, rounded up at the second digit. */
export const percentAtLeast = (share: number): string => {
  if (share <= 0) return '0 %'
  const unit = powerOfTen(leadingPlace(share, 15) - 1)
  return percent(Math.ceil(Number((share / unit).toPrecision(12))) * unit)
}

/** A whole number with thousands grouped. */
export const count = (value: number): string => fixed(Math.round(value), 0)

/** Price of one record: at most three digits, never more than the error supports: "1.53 ± 0.05 USD a study". */
export const perRecord = (estimate: Estimate, currency: string, recordUnit: string): string =>
  `${brief(estimate, currency)} a ${recordUnit}`

/** A probability as a frequency: "in 71 of 100 futures". */
export const inFutures = (probability: number): string => `in ${futures(probability)}`

export const futures = (probability: number): string => {
  if (probability <= 0) return 'no future'
  if (probability >= 1) return 'every future'
  const count = Math.round(100 * probability)
  if (count === 0) return 'fewer than 1 of 100 futures'
  if (count === 100) return 'more than 99 of 100 futures'
  return `${count} of 100 futures`
}

/** "98.7 ± 0.5" of 100 futures, the error rounded up; null where there is no error to show or the words say more. */
export const hundredths = (probability: number, error = 0): { count: string; error: string } | null => {
  if (!(error > 0)) return null
  const places = error < 0.0095 ? 1 : 0
  const unit = powerOfTen(places)
  const rounded = Math.ceil(Number((100 * error * unit).toPrecision(9))) / unit
  const count = fixed(100 * probability, places)
  return ['0', '100'].includes(String(Number(count))) ? null : { count, error: fixed(rounded, places) }
}

/** The same as a frequency with its error: "98.7 ± 0.5 of 100 futures". */
export const futuresWithError = (probability: number, error?: number): string => {
  const found = hundredths(probability, error)
  return found === null ? futures(probability) : `${found.count} ± ${found.error} of 100 futures`
}
