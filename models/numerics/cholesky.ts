export type Matrix = readonly (readonly number[])[]

/** A smallest eigenvalue this far below 0, as a share of the diagonal, still counts as 0. */
const tolerance = 1e-9

/**
 * Lower factor L with L·Lᵀ = A for a symmetric positive semidefinite A (n×n); `null` when its smallest eigenvalue is
 * below −1e-9. Perfect correlation is allowed and kept exactly. Other matrices so near the edge that rounding spoils the
 * plain factor get that of A + 1e-9·diag(A), rows scaled back.
 */
export const cholesky = (matrix: Matrix): number[][] | null => {
  const plain = factor(matrix, 0)
  if (plain !== null && reproduces(plain, matrix)) return plain
  const shrink = 1 / Math.sqrt(1 + tolerance)
  return factor(matrix, tolerance)?.map((row) => row.map((entry) => entry * shrink)) ?? null
}

/** Pivots this small beside the diagonal are rounding, unless the diagonal was lifted on purpose. */
const rounding = 1e-13

const factor = (matrix: Matrix, lift: number): number[][] | null => {
  const n = matrix.length
  const lower = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let column = 0; column < n; column++) {
    const diagonal = matrix[column]![column]!
    const pivot = remainder(matrix, lower, [column, column]) + lift * diagonal
    if (!(lift > 0 ? pivot > 0 : pivot >= -rounding * diagonal)) return null
    const root = pivot <= rounding * diagonal ? 0 : Math.sqrt(pivot)
    lower[column]![column] = root
    for (let row = column + 1; row < n && root > 0; row++)
      lower[row]![column] = remainder(matrix, lower, [row, column]) / root
  }
  return lower
}

/** A_rc − Σ_{k<c} L_rk·L_ck: what the columns already factored leave of an entry. */
const remainder = (matrix: Matrix, lower: Matrix, [row, column]: readonly [number, number]): number => {
  let left = matrix[row]![column]!
  for (let k = 0; k < column; k++) left -= lower[row]![k]! * lower[column]![k]!
  return left
}

const reproduces = (lower: Matrix, matrix: Matrix): boolean =>
  matrix.every((row, i) =>
    row.every((entry, j) => {
      const back = lower[i]!.reduce((sum, value, k) => sum + value * lower[j]![k]!, 0)
      return Math.abs(back - entry) <= 1e-12 * Math.sqrt(matrix[i]![i]! * matrix[j]![j]!)
    }),
  )

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
