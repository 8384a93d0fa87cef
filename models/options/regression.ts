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
  const terms = basisOf(scaled.length, Math.floor(rows.length / rowsPerTerm))
  const fill = filling(scaled, terms)
  const coefficients = solve(columns, { target, rows }, { size: terms.length, fill })
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

/** Constant, linear, squares and products, cubes: as many of these, in this order, as the rows can tell. */
const basisOf = (count: number, most: number): readonly Term[] => {
  const single = Array.from({ length: count }, (_, c) => c)
  const products = single.flatMap((a) => single.slice(a).map((b) => [a, b]))
  const degrees: readonly (readonly Term[])[] = [
    single.map((c) => [c]),
    products,
    single.map((c) => [c, c, c]),
  ]
  const terms: Term[] = [[]]
  for (const degree of degrees) {
    if (terms.length + degree.length > Math.max(1, most)) break
    terms.push(...degree)
  }
  return terms
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

/** Coefficients by the normal equations of the scaled columns. */
const solve = (
  columns: readonly Float64Array[],
  { target, rows }: Sample,
  { size, fill }: { readonly size: number; readonly fill: Fill },
): Float64Array => {
  const products = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  const row = new Float64Array(size)
  for (let r = 0; r < rows.length; r++) {
    fill(columns, rows[r]!, row)
    const y = target[rows[r]!]!
    for (let a = 0; a < size; a++) {
      const [value, sums] = [row[a]!, products[a]!]
      right[a] = right[a]! + value * y
      for (let b = 0; b <= a; b++) sums[b] = sums[b]! + value * row[b]!
    }
  }
  return solveSemidefinite(products, right)
}

/** x with A·x = b by Cholesky, A given by its lower half; columns that repeat those before them get 0. */
const solveSemidefinite = (lower: readonly Float64Array[], right: Float64Array): Float64Array => {
  const size = right.length
  const x = new Float64Array(size)
  const kept: boolean[] = []
  for (let a = 0; a < size; a++) {
    const [own, diagonal] = [lower[a]!, lower[a]![a]!]
    for (let b = 0; b <= a; b++) {
      let left = own[b]!
      for (let k = 0; k < b; k++) left -= own[k]! * lower[b]![k]!
      if (b < a) own[b] = kept[b] ? left / lower[b]![b]! : 0
      else own[b] = left > tolerance * diagonal ? Math.sqrt(left) : 0
    }
    kept.push(own[a]! > 0)
    let left = right[a]!
    for (let k = 0; k < a; k++) left -= own[k]! * x[k]!
    x[a] = kept[a] ? left / own[a]! : 0
  }
  for (let a = size - 1; a >= 0; a--) {
    let left = x[a]!
    for (let k = a + 1; k < size; k++) left -= lower[k]![a]! * x[k]!
    x[a] = kept[a] ? left / lower[a]![a]! : 0
  }
  return x
}
