import { addRow, emptyEquations, solve, sumOf } from './normalEquations.ts'

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
  const row = new Float64Array(terms.length)
  const coefficients = fitted(columns, { target, rows }, { sizes, fill, row })
  // an expectation lies between the least and the greatest of what is expected, a polynomial need not
  let [least, most, squares] = [Infinity, -Infinity, 0]
  for (let r = 0; r < rows.length; r++) {
    const value = target[rows[r]!]!
    least = Math.min(least, value)
    most = Math.max(most, value)
    squares += (value * value) / rows.length
  }
  return {
    rounding: 1e-9 * Math.sqrt(squares),
    at: (own, i) => {
      fill(own, i, row)
      const sum = valueOfRow(coefficients, row)
      return rows.length === 0 ? 0 : Math.max(least, Math.min(most, sum))
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

interface Fitting {
  readonly sizes: readonly number[]
  readonly fill: Fill
  readonly row: Float64Array
}

const valueOfRow = (coefficients: Float64Array, row: Float64Array): number => {
  let sum = 0
  for (let t = 0; t < row.length; t++) sum += coefficients[t]! * row[t]!
  return sum
}

/** Coefficients on all rows, of the degree that decides best. */
const fitted = (
  columns: readonly Float64Array[],
  { target, rows }: Sample,
  { sizes, fill, row }: Fitting,
): Float64Array => {
  const halves = [emptyEquations(row.length), emptyEquations(row.length)] as const
  for (let r = 0; r < rows.length; r++) {
    fill(columns, rows[r]!, row)
    addRow(halves[r % 2]!, row, target[rows[r]!]!)
  }
  const whole = solve(sumOf(...halves), sizes)
  const [even, odd] = halves.map((half) => solve(half, sizes)) as [typeof whole, typeof whole]
  // by degree, which rows would be exercised by what the other half of them taught
  const taken = sizes.map(() => new Uint8Array(rows.length))
  for (let r = 0; r < rows.length; r++) {
    fill(columns, rows[r]!, row)
    const other = r % 2 === 0 ? odd : even
    sizes.forEach((_, s) => {
      taken[s]![r] = valueOfRow(other[s]!, row) > 0 ? 1 : 0
    })
  }
  return whole[bestDegree(taken, { target, rows })]!
}

/**
 * The degree whose decisions gain most on rows that it was not fitted on: a higher one only where it gains more than the lower
 * by a standard error, or a choice between equals would follow the noise, and a poor fit would cost the holder.
 */
const bestDegree = (taken: readonly Uint8Array[], { target, rows }: Sample): number => {
  let best = 0
  for (let s = 1; s < taken.length; s++) {
    let [more, squares] = [0, 0]
    for (let r = 0; r < rows.length; r++) {
      const gain = target[rows[r]!]! * (taken[s]![r]! - taken[best]![r]!)
      more += gain
      squares += gain * gain
    }
    if (more > Math.sqrt(squares)) best = s
  }
  return best
}
