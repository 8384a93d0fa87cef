import { decimalShift } from '../units/decimalShift.ts'

/** One number as people write it: its value, and how it was written. */
export interface WrittenNumber {
  readonly value: number
  readonly percent: boolean
  /** the power of ten of the suffix: 3, 6, 9; 0 without one, −2 for a percentage */
  readonly scale: number
}

const scales = new Map([
  ['', 0],
  ['k', 3],
  ['K', 3],
  ['m', 6],
  ['M', 6],
  ['b', 9],
  ['B', 9],
  ['%', -2],
])

/** sign, integer part with or without thousands commas, decimals, power of ten, suffix */
const pattern = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d*)?(?:[eE]([+-]?\d{1,3}))?(k|K|m|M|b|B|%)?$/

/**
 * Reads one number: decimal point always, thousands commas as in 1,234,567.89, a power of ten as in 1e3,
 * one suffix k, M, B (m is a million) or %. Refuses, with null, everything else, a number too large for a
 * double, and "1,500": with a single comma it is one and a half to half the world.
 */
export const readNumber = (text: string): WrittenNumber | null => {
  const parts = pattern.exec(text)
  if (parts === null) return null
  const [, sign = '', whole = '', decimals = '', power = '0', suffix = ''] = parts
  if (whole === '' && decimals.length < 2) return null
  if (hasAmbiguousComma(whole, decimals)) return null
  const scale = scales.get(suffix) ?? 0
  const value = decimalShift(`${sign}${whole.replaceAll(',', '')}${decimals}e${power}`, scale)
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value, percent: suffix === '%', scale } : null
}

const hasAmbiguousComma = (whole: string, decimals: string): boolean => {
  const commas = whole.split(',').length - 1
  return whole.startsWith('0,') || (commas === 1 && decimals === '')
}

/** A number as an echo shows it: 1.2M, 90k, 0.5, or 6.5% when it stands for a share. */
export const writeNumber = (value: number, percent: boolean): string => {
  if (percent) return `${decimalShift(String(value), 2)}%`
  const size = Math.abs(value)
  if (size >= 1e9) return `${decimalShift(String(value), -9)}B`
  if (size >= 1e6) return `${decimalShift(String(value), -6)}M`
  return size >= 1e4 ? `${decimalShift(String(value), -3)}k` : String(value)
}
