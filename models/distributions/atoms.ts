import { compensatedDot, compensatedSum } from '../numerics/compensatedSum.ts'
import { constant } from './constant.ts'
import type { Atoms, Distribution } from './distribution.ts'

/** Weighted values as atoms: sorted, equal values joined, weights divided by their sum, weight 0 left out. */
export const atomsOf = (values: ArrayLike<number>, weights?: ArrayLike<number>): Atoms => {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => weights === undefined || weights[i]! > 0)
    .sort((i, j) => values[i]! - values[j]!)
  const starts = order.filter((index, i) => i === 0 || values[index]! !== values[order[i - 1]!]!)
  const sorted = Float64Array.from(starts, (index) => values[index]!)
  const masses = new Float64Array(sorted.length)
  let at = -1
  for (const index of order) {
    if (at < 0 || values[index]! !== sorted[at]!) at++
    masses[at]! += weights === undefined ? 1 : weights[index]!
  }
  return { values: sorted, cumulative: accumulate(masses) }
}

/** Running shares of the total, the last exactly 1. */
export const accumulate = (masses: Float64Array): Float64Array => {
  const total = compensatedSum(masses)
  const cumulative = new Float64Array(masses.length)
  let sum = 0
  for (let i = 0; i < masses.length; i++) {
    sum += masses[i]!
    cumulative[i] = Math.min(1, sum / total)
  }
  cumulative[masses.length - 1] = 1
  return cumulative
}

/** The probability of atom i. */
export const massOf = ({ cumulative }: Atoms, i: number): number => cumulative[i]! - (cumulative[i - 1] ?? 0)

export interface StepOptions {
  readonly kind: string
  readonly support?: readonly [number, number]
  /** closed forms, where the family has them */
  readonly moments?: { readonly mean: number; readonly sd: number }
}

/** A distribution of finitely many values; one value is a constant. */
export const stepDistribution = (atoms: Atoms, { kind, support, moments }: StepOptions): Distribution => {
  const { values, cumulative } = atoms
  if (values.length === 1) return constant(values[0]!)
  const masses = cumulative.map((_, i) => massOf(atoms, i))
  return {
    kind,
    support: support ?? [values[0]!, values[values.length - 1]!],
    ...(moments ?? momentsOf(values, masses)),
    discrete: true,
    cdf: (x) => (x < values[0]! ? 0 : cumulative[countUpTo(values, x) - 1]!),
    quantile: (p) => values[firstReaching(cumulative, p)]!,
    direct: true,
    column: (bits, out, count) => {
      for (let i = 0; i < count; i++)
        out[i] = values[firstReaching(cumulative, (bits[i]! + 0.5) / 4294967296)]!
    },
    limitedMean: (limit) =>
      compensatedDot(
        values.map((value) => Math.min(value, limit)),
        masses,
      ),
    atoms,
  }
}

const momentsOf = (values: Float64Array, masses: Float64Array): { mean: number; sd: number } => {
  const mean = compensatedDot(values, masses)
  const squares = values.map((value) => (value - mean) * (value - mean))
  return { mean, sd: Math.sqrt(compensatedDot(squares, masses)) }
}

/** The first index with cumulative ≥ p, by halving. */
const firstReaching = (cumulative: Float64Array, p: number): number => {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cumulative[middle]! >= p) high = middle
    else low = middle + 1
  }
  return low
}

/** How many of the sorted values are ≤ x. */
const countUpTo = (values: Float64Array, x: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! <= x) low = middle + 1
    else high = middle
  }
  return low
}
