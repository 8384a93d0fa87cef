import { normalQuantile } from '../numerics/normal.ts'
import { solve } from '../options/normalEquations.ts'
import { standardised } from './beliefs.ts'
import { meanOf } from './estimate.ts'

/** Rows below so many a coefficient tell more of chance than of the expectation: the basis is made smaller. */
const rowsPerTerm = 20
const mostTerms = 80

/**
 * E[y | inputs] in every future, for several y at once, by least squares. The basis, as far as there are futures for it:
 * each input as it is and as a normal score (the normal quantile of its rank, equal values sharing one), squares of
 * scores, products of two, cubes; what repeats another term is left out. Futures of the even replicates are valued by the
 * fit to the odd ones and the other way round (cross-fitting; domain page, section 10), moved so that they have the mean
 * of y. Trial τ belongs to replicate τ mod R. After M. Strong, J. Oakley, A. Brennan, Med. Decis. Making 34 (2014)
 * 311–326.
 */
export const expectedGiven = (
  inputs: readonly Float64Array[],
  targets: readonly Float64Array[],
  replicates: number,
): readonly Float64Array[] => {
  const trials = targets[0]?.length ?? 0
  const rows = [0, 1].map((half) => rowsOf(trials, (i) => (i % replicates) % 2 === half)) as [Rows, Rows]
  const terms = basisOf(inputs, trials)
  const products = rows.map((own) => productsOf(terms, own))
  return targets.map((target) => {
    const mean = meanOf(target)
    const fitted = new Float64Array(trials)
    rows.forEach((own, half) => {
      const other = 1 - half
      const right = Float64Array.from(terms, (term) => dot(term, target, rows[other]!))
      const copy = products[other]!.map((row) => row.slice())
      const [coefficients] = solve({ products: copy, right }, [terms.length])
      fill(fitted, { terms, coefficients: coefficients!, rows: own, mean })
    })
    return fitted
  })
}

type Rows = Uint32Array

const rowsOf = (trials: number, belongs: (i: number) => boolean): Rows =>
  Uint32Array.from({ length: trials }, (_, i) => i).filter(belongs)

interface Filling {
  readonly terms: readonly Float64Array[]
  readonly coefficients: Float64Array
  readonly rows: Rows
  readonly mean: number
}

/** Σ coefficient × term in some rows, moved to a mean. */
const fill = (fitted: Float64Array, { terms, coefficients, rows, mean }: Filling): void => {
  let total = 0
  for (const i of rows) {
    let sum = 0
    for (let t = 0; t < terms.length; t++) sum += coefficients[t]! * terms[t]![i]!
    fitted[i] = sum
    total += sum
  }
  const shift = mean - total / Math.max(1, rows.length)
  for (const i of rows) fitted[i] = fitted[i]! + shift
}

const productsOf = (terms: readonly Float64Array[], rows: Rows): readonly Float64Array[] =>
  terms.map((a, row) =>
    Float64Array.from({ length: terms.length }, (_, c) => (c <= row ? dot(a, terms[c]!, rows) : 0)),
  )

const dot = (a: Float64Array, b: Float64Array, rows: Rows): number => {
  let sum = 0
  for (let r = 0; r < rows.length; r++) sum += a[rows[r]!]! * b[rows[r]!]!
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
  const count = sorted.length
  const scores = new Map<number, number>()
  for (let first = 0; first < count; ) {
    let last = first
    while (last + 1 < count && sorted[last + 1] === sorted[first]) last++
    scores.set(sorted[first]!, normalQuantile((first + last + 1) / (2 * count)))
    first = last + 1
  }
  return values.map((value) => scores.get(value)!)
}
