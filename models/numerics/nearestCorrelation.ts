import { cholesky, type Matrix } from './cholesky.ts'
import { symmetricEigen } from './eigen.ts'

/** Eigenvalues below this are lifted to it while rounding would spoil the matrix. */
const lifts = [0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1] as const

/**
 * The correlation matrix nearest to a symmetric one with unit diagonal, in the sum of squared differences, rounded to
 * 6 decimals and valid for our own `cholesky`: alternating projections on the semidefinite and the unit-diagonal
 * matrices with Dykstra's correction. N. J. Higham, IMA J. Numer. Anal. 22 (2002) 329–343, algorithm 3.3.
 * Rounding may push the result just outside: then it is drawn towards the identity by as little as helps.
 */
export const nearestCorrelation = (matrix: Matrix): number[][] => {
  const exact = alternate(matrix)
  for (const lift of lifts) {
    const rounded = exact.map((row, i) =>
      row.map((entry, j) => (i === j ? 1 : sixDecimals(entry * (1 - lift)))),
    )
    if (cholesky(rounded) !== null) return rounded
  }
  return exact.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)))
}

const alternate = (matrix: Matrix): Matrix => {
  let unit = matrix.map((row) => [...row])
  let correction = matrix.map((row) => row.map(() => 0))
  for (let i = 0; i < 500; i++) {
    const shifted = combine(unit, correction, (x, c) => x - c)
    const definite = nearestSemidefinite(shifted)
    correction = combine(definite, shifted, (x, c) => x - c)
    const next = definite.map((row, r) => row.map((entry, c) => (r === c ? 1 : entry)))
    const change = largestDifference(next, unit)
    unit = next
    if (change < 1e-9) break
  }
  return unit
}

/** Negative eigenvalues set to 0. */
const nearestSemidefinite = (matrix: Matrix): number[][] => {
  const { values, vectors } = symmetricEigen(matrix)
  return vectors.map((left) =>
    vectors.map((right) =>
      values.reduce((sum, value, k) => sum + Math.max(0, value) * left[k]! * right[k]!, 0),
    ),
  )
}

const combine = (a: Matrix, b: Matrix, of: (x: number, y: number) => number): number[][] =>
  a.map((row, i) => row.map((entry, j) => of(entry, b[i]![j]!)))

const largestDifference = (a: Matrix, b: Matrix): number =>
  a.reduce(
    (most, row, i) => row.reduce((max, entry, j) => Math.max(max, Math.abs(entry - b[i]![j]!)), most),
    0,
  )

const sixDecimals = (x: number): number => Math.max(-1, Math.min(1, Math.round(x * 1e6) / 1e6)) + 0
