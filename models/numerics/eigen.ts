import type { Matrix } from './cholesky.ts'

/** A = V·diag(values)·Vᵀ; column k of `vectors` belongs to `values[k]`. */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: Matrix
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, Matrix Computations,
 * section 8.5): slow for thousands of rows, exact to the last digits for the dozens met here.
 */
export const symmetricEigen = (matrix: Matrix): Eigen => {
  const n = matrix.length
  const a = matrix.map((row) => [...row])
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, [p, q])
  }
  return { values: a.map((row, i) => row[i]!), vectors }
}

/** Largest entry off the diagonal that still matters beside the diagonal. */
const offDiagonal = (a: Matrix): number => {
  let scale = 0
  let largest = 0
  a.forEach((row, i) => {
    row.forEach((entry, j) => {
      if (i === j) scale = Math.max(scale, Math.abs(entry))
      else largest = Math.max(largest, Math.abs(entry))
    })
  })
  return largest > 1e-17 * scale ? largest : 0
}

/** Turns the plane (p, q) so that A_pq vanishes. */
const rotate = (a: number[][], vectors: number[][], [p, q]: readonly [number, number]): void => {
  const entry = a[p]![q]!
  if (entry === 0) return
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * entry)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(t * t + 1)
  const turn = { p, q, cosine, sine: t * cosine }
  for (const row of a) mix(row, turn)
  mixRows(a, turn)
  for (const row of vectors) mix(row, turn)
}

interface Turn {
  readonly p: number
  readonly q: number
  readonly cosine: number
  readonly sine: number
}

const mix = (row: number[], { p, q, cosine, sine }: Turn): void => {
  const x = row[p]!
  const y = row[q]!
  row[p] = cosine * x - sine * y
  row[q] = sine * x + cosine * y
}

const mixRows = (a: number[][], { p, q, cosine, sine }: Turn): void => {
  for (let k = 0; k < a.length; k++) {
    const x = a[p]![k]!
    const y = a[q]![k]!
    a[p]![k] = cosine * x - sine * y
    a[q]![k] = sine * x + cosine * y
  }
}
