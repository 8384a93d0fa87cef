/** No shortest decimal of a double is longer (5e-324 has 326 characters). */
const longest = 400

/** A decimal as xsd:decimal writes it, without sign and exponent; null if it is none, or beyond a double. */
export const readDecimal = (text: string): number | null => {
  if (text.length > longest || !/^\d+(\.\d+)?$/.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/**
 * The shortest decimal that reads back as the same double, without an exponent: 1e-7 is "0.0000001". For finite
 * numbers from 0.
 */
export const decimalText = (value: number): string => {
  const [digits = '', power] = String(value).split('e')
  if (power === undefined) return digits
  const [whole = '', fraction = ''] = digits.split('.')
  const places = Number(power)
  if (places < 0) return `0.${'0'.repeat(-places - 1)}${whole}${fraction}`
  return `${whole}${fraction}${'0'.repeat(places - fraction.length)}`
}
