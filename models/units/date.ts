import { precondition } from './precondition.ts'

/**
 * Civil dates as whole days since 1970-01-01, by arithmetic alone: no clock, no time zone, no `Date`. Proleptic
 * Gregorian calendar. H. Hinnant, chrono-compatible low-level date algorithms, `days_from_civil`.
 */
export const civilDay = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468
}

/** The day number of 'YYYY-MM-DD', or `null` when that is no date (a 30th of February, a missing zero). */
export const parseDay = (text: string): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1) return null
  const number = civilDay(year, month, day)
  const nextMonth = month === 12 ? civilDay(year + 1, 1, 1) : civilDay(year, month + 1, 1)
  return number < nextMonth ? number : null
}

/** The day number of a date already checked by the reader of the document. */
export const dayNumber = (text: string): number => {
  const number = parseDay(text)
  precondition(number !== null, `${text} is a date`)
  return number
}

/** Years of 365 days from one day number to another (actual/365). */
export const yearsBetween = (from: number, to: number): number => (to - from) / 365

/** 'YYYY-MM-DD' of a day number: the inverse of `civilDay` (the same source, `civil_from_days`). */
export const dayText = (day: number): string => {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const ofEra = shifted - era * 146097
  const leapless = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)
  const yearOfEra = Math.floor(leapless / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const own = ofYear - Math.floor((153 * month + 2) / 5) + 1
  const civilMonth = month < 10 ? month + 3 : month - 9
  const year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), twoDigits(civilMonth), twoDigits(own)].join('-')
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')
