import { exp } from '../../numerics/elementary.ts'

/** ln 81: years from 10 % to 90 % of a logistic curve, in units of its scale. */
const ln81 = 4.394449154672439

/** To the nearest whole number, halves away from 0, as a spreadsheet does. */
export const roundHalfAway = (x: number): number => Math.sign(x) * Math.round(Math.abs(x))

/**
 * The mathematical remainder x − y·⌊x/y⌋: it has the sign of y, mod(−1, 12) = 11. Undefined (NaN) for y =
 * 0.
 */
export const floorModulo = (x: number, y: number): number => {
  const rest = x % y
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest
}

/** x held between low and high; undefined (NaN) if low is above high. */
export const clamp = (x: number, low: number, high: number): number =>
  low <= high ? Math.min(Math.max(x, low), high) : NaN

/**
 * Share of its peak a product has reached after x years, (1−e^{−(p+q)x})/(1+(q/p)e^{−(p+q)x}), 0 before
 * (domain page, section 5). F. M. Bass, Management Science 15(5), 1969.
 */
export const bassShare = (x: number, p: number, q: number): number => {
  if (x <= 0) return 0
  const decay = exp(-(p + q) * x)
  return (1 - decay) / (1 + (q / p) * decay)
}

/**
 * 1/(1+e^{−ln 81·(x−mid)/years}), not shifted: 10 % to 90 % within `years`, half at `mid` (domain page,
 * section 5).
 */
export const logisticShare = (x: number, years: number, mid: number): number =>
  1 / (1 + exp((-ln81 * (x - mid)) / years))
