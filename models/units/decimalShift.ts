/**
 * A decimal number times a power of ten, as the double nearest to the exact product: the text is shifted,
 * not the double, because 0.07 × 100 is 7.000000000000001 and 6.7 / 100 need not be the double that "0.067"
 * is.
 */
export const decimalShift = (decimal: string, places: number): number => {
  const [digits = '', power = '0'] = decimal.toLowerCase().split('e')
  return Number(`${digits}e${Number(power) + places}`)
}
