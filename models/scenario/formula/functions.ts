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
