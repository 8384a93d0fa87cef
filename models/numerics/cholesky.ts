export type Matrix = readonly (readonly number[])[]

/** Pivots at or below this share of the diagonal count as 0: the rounding of a 6-decimal matrix of moderate size. */
const tolerance = 1e-9

/**
 * Lower factor L with L·Lᵀ = A for a symmetric positive semidefinite A (n×n); `null` when A is not. A semidefinite
 * matrix (perfect correlation) is allowed: where the pivot vanishes the rest of its column must vanish too.
 */
export const cholesky = (matrix: Matrix): number[][] | null => {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let column = 0; column < n; column++) {
    if (!factorColumn(matrix, lower, column)) return null
  }
  return lower
}

const factorColumn = (matrix: Matrix, lower: number[][], column: number): boolean => {
  const scale = Math.abs(matrix[column]![column]!)
  const pivot = remainder(matrix, lower, [column, column])
  if (!(pivot >= -tolerance * scale)) return false
  const vanishes = pivot <= tolerance * scale
  const root = vanishes ? 0 : Math.sqrt(pivot)
  lower[column]![column] = root
  for (let row = column + 1; row < matrix.length; row++) {
    const left = remainder(matrix, lower, [row, column])
    const size = Math.sqrt(scale * Math.abs(matrix[row]![row]!))
    if (vanishes && !(Math.abs(left) <= vanishingColumn * size)) return false
    lower[row]![column] = vanishes ? 0 : left / root
  }
  return true
}

/** |A_ij| ≤ √(pivot_i·pivot_j) in a semidefinite matrix, so a pivot of 1e-9 leaves at most √1e-9 beside it. */
const vanishingColumn = 3.2e-5

/** A_rc − Σ_{k<c} L_rk·L_ck: what the columns already factored leave of an entry. */
const remainder = (matrix: Matrix, lower: number[][], [row, column]: [number, number]): number => {
  let left = matrix[row]![column]!
  for (let k = 0; k < column; k++) left -= lower[row]![k]! * lower[column]![k]!
  return left
}

/** L·z for a lower factor: correlates independent standard normals. Writes into `out`, which may not be `z`. */
export const multiplyLower = (lower: Matrix, z: ArrayLike<number>, out: Float64Array): Float64Array => {
  for (let row = 0; row < lower.length; row++) {
    const entries = lower[row]!
    let sum = 0
    for (let k = 0; k <= row; k++) sum += entries[k]! * z[k]!
    out[row] = sum
  }
  return out
}
