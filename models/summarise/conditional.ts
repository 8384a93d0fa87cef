import { cholesky, type Matrix } from '../numerics/cholesky.ts'

/**
 * E[y | inputs] in every future, by least squares on a polynomial of second degree in the inputs: 1, each input, its
 * square, and every product of two. The value of a future comes from the fit to the other replicates, so that no future
 * explains itself (domain page, section 10: fitted on one part, evaluated on the other). Trial τ belongs to replicate
 * τ mod R.
 */
export const conditionalMeans = (
  values: Float64Array,
  inputs: readonly Float64Array[],
  replicates: number,
): Float64Array => {
  const terms = termsOf(inputs, values.length)
  const products = terms.map((a, row) =>
    terms.slice(0, row + 1).map((b) => productByReplicate(a, b, replicates)),
  )
  const targets = terms.map((term) => productByReplicate(term, values, replicates))
  const fitted = new Float64Array(values.length)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const others = (sums: Float64Array): number => sums[replicates]! - sums[replicate]!
    const half = products.map((row) => row.map(others))
    const matrix = half.map((row, r) => half.map((_, c) => (c <= r ? row[c]! : half[c]![r]!)))
    const coefficients = solve(matrix, targets.map(others))
    for (let i = replicate; i < fitted.length; i += replicates) {
      let sum = 0
      for (let t = 0; t < terms.length; t++) sum += coefficients[t]! * terms[t]![i]!
      fitted[i] = sum
    }
  }
  return fitted
}

/** How many terms the polynomial has. */
export const termCount = (inputs: number): number => 1 + 2 * inputs + (inputs * (inputs - 1)) / 2

const termsOf = (inputs: readonly Float64Array[], trials: number): readonly Float64Array[] => {
  const ones = new Float64Array(trials).fill(1)
  const pairs = inputs.flatMap((a, j) => inputs.slice(j).map((b) => productOf(a, b)))
  return [ones, ...inputs, ...pairs]
}

const productOf = (a: Float64Array, b: Float64Array): Float64Array => {
  const product = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) product[i] = a[i]! * b[i]!
  return product
}

/** Σ a·b of each replicate, and behind them that of all. */
const productByReplicate = (a: Float64Array, b: Float64Array, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates + 1)
  for (let r = 0; r < replicates; r++) {
    let sum = 0
    for (let i = r; i < a.length; i += replicates) sum += a[i]! * b[i]!
    sums[r] = sum
    sums[replicates]! += sum
  }
  return sums
}

/** x with A·x = b for a symmetric A, positive semidefinite: 0 for what depends on the terms before it. */
const solve = (matrix: Matrix, target: readonly number[]): readonly number[] => {
  const lower = cholesky(matrix)
  const x = [...target]
  if (lower === null) return x.fill(0)
  const over = (value: number, pivot: number): number => (pivot > 0 ? value / pivot : 0)
  for (let row = 0; row < x.length; row++) {
    for (let c = 0; c < row; c++) x[row]! -= lower[row]![c]! * x[c]!
    x[row] = over(x[row]!, lower[row]![row]!)
  }
  for (let row = x.length - 1; row >= 0; row--) {
    for (let c = row + 1; c < x.length; c++) x[row]! -= lower[c]![row]! * x[c]!
    x[row] = over(x[row]!, lower[row]![row]!)
  }
  return x
}
