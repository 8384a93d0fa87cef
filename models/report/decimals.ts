/** Decimal text of numbers: pure, the same on every machine and in every locale setting. */

/** Exactly representable powers of ten as text, so that no power function decides a digit. */
export const powerOfTen = (exponent: number): number => Number(`1e${exponent}`)

/** The place of a positive number's leading digit, once rounded to `digits` digits: 0.0996 to two digits → −1. */
export const leadingPlace = (size: number, digits: number): number =>
  Number(size.toExponential(digits - 1).split('e')[1])

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** Without zeros at the end of its decimals: "1.40" → "1.4". */
export const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** A number with a fixed count of decimals, thousands grouped, a true minus sign and never a minus zero. */
export const fixed = (value: number, decimals: number): string => {
  const text = large(Math.abs(value)) ?? Math.abs(value).toFixed(Math.min(Math.max(decimals, 0), 20))
  const [whole = '0', fraction] = text.split('.')
  const body = fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
  return value < 0 && /[1-9]/.test(body) ? `−${body}` : body
}

const large = (size: number): string | null => (size >= 1e21 ? BigInt(size).toString() : null)

/** A number as it was written: all its digits up to twelve, grouped, without an exponent. */
export const plain = (value: number): string => {
  const clean = Number(value.toPrecision(12))
  if (clean === 0) return '0'
  const place = leadingPlace(Math.abs(clean), 12)
  return trimmed(fixed(clean, Math.min(20, Math.max(0, 11 - place))))
}

/** A number rounded to a place: place 3 is thousands, place −2 hundredths. */
export const toPlace = (value: number, place: number): string => {
  if (place < 0) return fixed(value, -place)
  const unit = powerOfTen(place)
  return fixed(Math.round(value / unit) * unit, 0)
}
