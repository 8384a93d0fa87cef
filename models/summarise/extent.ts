/** Least and most of some values. */
export interface Extent {
  readonly least: number
  readonly most: number
}

/** Least and most of the first `count` values, one at least. */
export const extentOf = (values: Float64Array, count = values.length): Extent => {
  let least = values[0]!
  let most = least
  for (let i = 1; i < count; i++) {
    const value = values[i]!
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}

/** Whether all values are the same number. Stops at the first that is not. */
export const isConstant = (values: ArrayLike<number>): boolean => {
  const first = values[0]!
  for (let i = 1; i < values.length; i++) if (values[i]! !== first) return false
  return true
}
