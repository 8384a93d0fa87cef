import { normalQuantile } from '../numerics/normal.ts'
import { solve } from '../options/normalEquations.ts'
import { standardised } from './beliefs.ts'
import { meanOf } from './estimate.ts'

/** Rows below so many a coefficient tell more of chance than of the expectation: the basis is made smaller. */
const rowsPerTerm = 20
const mostTerms = 80

/** The expectation of a column in every future, given what was regressed on. */
export type Expecting = (target: Float64Array) => Float64Array

/**
 * E[y | inputs] in every future, for as many y as are asked for, by least squares. The basis, as far as there are futures
 * for it: each input as a normal score (the normal quantile of its rank, equal values sharing one) and as it is, squares of
 * scores, products of two, cubes; what repeats another term is left out. Futures of the even replicates are valued by the
 * fit to the odd ones and the other way round (cross-fitting; domain page, section 10), moved so that they have the mean
 * of y. Trial τ belongs to replicate τ mod R. After M. Strong, J. Oakley, A. Brennan, Med. Decis. Making 34 (2014)
 * 311–326.
 */
export const expectedGiven = (inputs: readonly Float64Array[], replicates: number): Expecting => {
  const trials = inputs[0]!.length
  const basis = basisOf(inputs, trials)
  const halves = [0, 1].map((half): Half => {
    const rows = Uint32Array.from({ length: trials }, (_, i) => i).filter(
      (i) => (i % replicates) % 2 === half,
    )
    const terms = basis.map((term) => taken(term, rows))
    return { rows, terms, products: productsOf(terms) }
  }) as [Half, Half]
  return (target) => {
    const mean = meanOf(target)
    const fitted = new Float64Array(trials)
    halves.forEach((own, half) => {
      fill(fitted, { half: own, coefficients: coefficientsOf(halves[1 - half]!, target), mean })
    })
    return fitted
  }
}

/** The futures of half the replicates: which, their terms, and sums of products of these. */
interface Half {
  readonly rows: Uint32Array
  readonly terms: readonly Float64Array[]
  readonly products: readonly Float64Array[]
}

const taken = (column: Float64Array, rows: Uint32Array): Float64Array => {
  const some = new Float64Array(rows.length)
  for (let r = 0; r < rows.length; r++) some[r] = column[rows[r]!]!
  return some
}

const coefficientsOf = ({ rows, terms, products }: Half, target: Float64Array): Float64Array => {
  const own = taken(target, rows)
  const right = Float64Array.from(terms, (term) => dot(term, own))
  return solve({ products: products.map((row) => row.slice()), right }, [terms.length])[0]!
}

interface Filling {
  readonly half: Half
  readonly coefficients: Float64Array
  readonly mean: number
}

/** Σ coefficient × term in half the futures, moved to a mean. */
const fill = (fitted: Float64Array, { half: { rows, terms }, coefficients, mean }: Filling): void => {
  const sums = new Float64Array(rows.length)
  terms.forEach((term, t) => {
    const coefficient = coefficients[t]!
    if (coefficient !== 0) for (let r = 0; r < sums.length; r++) sums[r] = sums[r]! + coefficient * term[r]!
  })
  const shift = rows.length === 0 ? 0 : mean - meanOf(sums)
  for (let r = 0; r < sums.length; r++) fitted[rows[r]!] = sums[r]! + shift
}

const productsOf = (terms: readonly Float64Array[]): readonly Float64Array[] =>
  terms.map((a, row) => {
    const sums = new Float64Array(terms.length)
    for (let c = 0; c <= row; c++) sums[c] = dot(a, terms[c]!)
    return sums
  })

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const basisOf = (inputs: readonly Float64Array[], trials: number): readonly Float64Array[] => {
  const most = Math.min(mostTerms, Math.floor(trials / 2 / rowsPerTerm))
  const scores = inputs.map((input) => standardised(scoresOf(input)))
  const degrees: readonly (() => readonly Float64Array[])[] = [
    () => scores,
    () => inputs.map((input) => standardised(input).map((x) => Math.max(-5, Math.min(5, x)))),
    () => scores.map((z) => product(z, z)),
    () => scores.flatMap((a, j) => scores.slice(j + 1).map((b) => product(a, b))),
    () => scores.map((z) => product(z, product(z, z))),
  ]
  const n = inputs.length
  const sizes = [n, n, n, (n * (n - 1)) / 2, n]
  const terms: Float64Array[] = [new Float64Array(trials).fill(1)]
  degrees.forEach((degree, d) => {
    if (terms.length + sizes[d]! <= most) terms.push(...degree())
  })
  return terms
}

const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value * b[i]!)

/** Normal quantile of (rank − ½)/n, equal values sharing the middle of their ranks. */
const scoresOf = (values: Float64Array): Float64Array => {
  const sorted = values.slice().sort()
  const { length } = sorted
  const scores = new Float64Array(length)
  for (let first = 0; first < length; ) {
    let next = first + 1
    while (next < length && sorted[next] === sorted[first]) next++
    scores[first] = normalQuantile((first + next) / (2 * length))
    first = next
  }
  return values.map((value) => scores[firstOf(sorted, value)]!)
}

/** Where a value first stands in sorted values that hold it. */
const firstOf = (sorted: Float64Array, value: number): number => {
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
