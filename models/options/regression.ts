import { log } from '../numerics/elementary.ts'

/**
 * Least squares on a few columns of what is known, by polynomials (F. Longstaff, E. Schwartz, Rev. Financial Studies 14
 * (2001) 113–147). Columns are brought to mean 0 and deviation 1; what repeats another column is left out.
 */
export interface Regression {
  /** the fitted value of a row, read from the same columns */
  readonly at: (columns: readonly Float64Array[], i: number) => number
  /** a fitted value that is no larger is rounding */
  readonly rounding: number
}

/** Rows below so many a coefficient tell more about chance than about the future: the basis is made smaller. */
const rowsPerTerm = 20

/** What a pivot must keep of its column, beside the columns before it. */
const tolerance = 1e-9

interface Scaled {
  readonly column: number
  readonly mean: number
  readonly deviation: number
}

/** The columns multiplied in a term of the basis; none: the constant. */
type Term = readonly number[]

/** Fits target values to the columns over some rows; with no rows, 0. */
export const regress = (
  columns: readonly Float64Array[],
  target: Float64Array,
  rows: ArrayLike<number>,
): Regression => {
  const scaled = columns.flatMap((values, column) => scaledOf(values, column, rows))
  const { terms, sizes } = basisOf(scaled.length, Math.floor(rows.length / rowsPerTerm))
  const fill = filling(scaled, terms)
  const coefficients = solve(columns, { target, rows }, { sizes, fill })
  const row = new Float64Array(terms.length)
  let squares = 0
  for (let r = 0; r < rows.length; r++) squares += (target[rows[r]!]! * target[rows[r]!]!) / rows.length
  return {
    rounding: 1e-9 * Math.sqrt(squares),
    at: (own, i) => {
      fill(own, i, row)
      let sum = 0
      for (let t = 0; t < row.length; t++) sum += coefficients[t]! * row[t]!
      return sum
    },
  }
}

/** Mean and deviation of a column over some rows; nothing where it is the same in all. */
const scaledOf = (values: Float64Array, column: number, rows: ArrayLike<number>): Scaled[] => {
  let mean = 0
  for (let r = 0; r < rows.length; r++) mean += values[rows[r]!]! / rows.length
  let squares = 0
  for (let r = 0; r < rows.length; r++) {
    const apart = values[rows[r]!]! - mean
    squares += (apart * apart) / rows.length
  }
  const deviation = Math.sqrt(squares)
  return deviation > 1e-12 * Math.abs(mean) ? [{ column, mean, deviation }] : []
}

/** Terms of the basis, and how many of them each degree ends with. */
interface Basis {
  readonly terms: readonly Term[]
  readonly sizes: readonly number[]
}

/** Constant, linear, squares and products, cubes: as many of these, in this order, as the rows can tell. */
const basisOf = (count: number, most: number): Basis => {
  const single = Array.from({ length: count }, (_, c) => c)
  const products = single.flatMap((a) => single.slice(a).map((b) => [a, b]))
  const degrees: readonly (readonly Term[])[] = [
    single.map((c) => [c]),
    products,
    single.map((c) => [c, c, c]),
  ]
  const terms: Term[] = [[]]
  const sizes = [1]
  for (const degree of degrees) {
    if (degree.length === 0 || terms.length + degree.length > Math.max(1, most)) break
    sizes.push(terms.push(...degree))
  }
  return { terms, sizes }
}

type Fill = (columns: readonly Float64Array[], i: number, row: Float64Array) => void

/** Writes the terms of a row; far out a column counts as five deviations, so that cubes do not run away. */
const filling = (scaled: readonly Scaled[], terms: readonly Term[]): Fill => {
  const values = new Float64Array(scaled.length)
  return (columns, i, row) => {
    scaled.forEach(({ column, mean, deviation }, c) => {
      values[c] = Math.max(-5, Math.min(5, (columns[column]![i]! - mean) / deviation))
    })
    terms.forEach((term, t) => {
      let product = 1
      for (const c of term) product *= values[c]!
      row[t] = product
    })
  }
}

interface Sample {
  readonly target: Float64Array
  readonly rows: ArrayLike<number>
}

/** Coefficients by the normal equations of the scaled columns, of the degree that tells most for its size. */
const solve = (
  columns: readonly Float64Array[],
  { target, rows }: Sample,
  { sizes, fill }: { readonly sizes: readonly number[]; readonly fill: Fill },
): Float64Array => {
  const size = sizes.at(-1)!
  const products = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  const row = new Float64Array(size)
  let squares = 0
  for (let r = 0; r < rows.length; r++) {
    fill(columns, rows[r]!, row)
    const y = target[rows[r]!]!
    squares += y * y
    for (let a = 0; a < size; a++) {
      const [value, sums] = [row[a]!, products[a]!]
      right[a] = right[a]! + value * y
      for (let b = 0; b <= a; b++) sums[b] = sums[b]! + value * row[b]!
    }
  }
  factor(products, right)
  return backward(products, right, bestSize(right, sizes, { count: rows.length, squares }))
}

/**
 * The degree with the least n·ln(Σ residual²/n) + m·ln n (G. Schwarz, Ann. Statist. 6 (1978) 461–464): what the terms of a
 * higher degree explain must be more than chance would, or a choice between equals would follow the noise.
 */
const bestSize = (
  forward: Float64Array,
  sizes: readonly number[],
  { count, squares }: { readonly count: number; readonly squares: number },
): number => {
  let [best, least] = [sizes[0]!, Infinity]
  for (const size of sizes) {
    let left = squares
    for (let a = 0; a < size; a++) left -= forward[a]! * forward[a]!
    const score = count * log(Math.max(left, 1e-12 * squares) / count) + size * log(count)
    if (score < least) [best, least] = [size, score]
  }
  return best
}

/**
 * A = L·Lᵀ, A given by its lower half and overwritten with L, `right` with L⁻¹·right; columns that repeat those before
 * them get 0.
 */
const factor = (lower: readonly Float64Array[], right: Float64Array): void => {
  lower.forEach((own, a) => {
    const diagonal = own[a]!
    for (let b = 0; b <= a; b++) {
      let left = own[b]!
      for (let k = 0; k < b; k++) left -= own[k]! * lower[b]![k]!
      if (b === a) own[b] = left > tolerance * diagonal ? Math.sqrt(left) : 0
      else own[b] = lower[b]![b]! > 0 ? left / lower[b]![b]! : 0
    }
    let left = right[a]!
    for (let k = 0; k < a; k++) left -= own[k]! * right[k]!
    right[a] = own[a]! > 0 ? left / own[a]! : 0
  })
}

/** x with Lᵀ·x = z for the first terms; 0 for the others. */
const backward = (lower: readonly Float64Array[], z: Float64Array, size: number): Float64Array => {
  const x = new Float64Array(z.length)
  for (let a = size - 1; a >= 0; a--) {
    let left = z[a]!
    for (let k = a + 1; k < size; k++) left -= lower[k]![a]! * x[k]!
    x[a] = lower[a]![a]! > 0 ? left / lower[a]![a]! : 0
  }
  return x
}
