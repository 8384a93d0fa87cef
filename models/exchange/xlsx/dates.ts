import { civilDay, dayText } from '../../units/date.ts'

/** Whether a workbook counts its days from 1900 or from 1904 (ECMA-376 part 1, section 18.17.4.1). */
export type DateSystem = 1900 | 1904

/**
 * The civil day of a serial number. In the 1900 system day 60 is the 29 February 1900 that never was: before it a serial counts
 * from 31 December 1899, after it from the 30th. Null of that day, of a time of day, and of what no calendar reaches.
 */
export const dayOfSerial = (serial: number, system: DateSystem): string | null => {
  if (!Number.isInteger(serial) || serial < 0 || serial > 2_958_465) return null
  if (system === 1904) return dayText(civilDay(1904, 1, 1) + serial)
  if (serial === 0 || serial === 60) return null
  return dayText(civilDay(1899, 12, serial < 60 ? 31 : 30) + serial)
}

/** Number formats of dates that every workbook has (section 18.8.30). */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows a date: a year or a day outside of quotes, brackets and escapes. */
export const isDateFormat = (id: number, code: string | undefined): boolean =>
  code === undefined ? builtIn(id) : /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
