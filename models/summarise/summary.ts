import type { Summary } from '../scenario/schema/figures.ts'
import { meanOf, replicateMeans, standardErrorOf } from './estimate.ts'
import { quantileOfSorted, sortedCopy } from './quantile.ts'
import { placeRanks, ranksOf } from './select.ts'
import { worstMean } from './tailRisk.ts'

/** What a column of futures comes to: mean, quantiles from all draws (type 7), errors from the replicates. */
export const summaryOf = (values: Float64Array, replicates: number): Summary => {
  const placed = values.slice()
  const tail = Math.min(Math.floor(values.length * worst), values.length - 1)
  placeRanks(
    placed,
    [...new Set([...ranksOf(values.length, probabilities), tail])].sort((a, b) => a - b),
  )
  return summaryFrom(values, placed, replicates)
}

/** The same with 50 dots: quantiles (i − ½)/50, each standing for 2 of 100 futures. */
export const summaryAndDots = (
  values: Float64Array,
  replicates: number,
): { readonly summary: Summary; readonly dots: number[] } => {
  const sorted = sortedCopy(values)
  const dots = Array.from({ length: 50 }, (_, i) => quantileOfSorted(sorted, (i + 0.5) / 50))
  return { summary: summaryFrom(values, sorted, replicates), dots }
}

const worst = 0.05
const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

/** The summary of values from a copy in which the ranks it reads are in their places. */
const summaryFrom = (values: Float64Array, placed: Float64Array, replicates: number): Summary => {
  const { least, most, below } = extentOf(values)
  if (least === most) return constantSummary(least)
  const at = (p: number): number => quantileOfSorted(placed, p)
  const mean = meanOf(values)
  return {
    mean,
    standardError: standardErrorOf(replicateMeans(values, replicates)),
    sd: deviationOf(values, mean),
    min: least,
    max: most,
    q05: at(0.05),
    q10: at(0.1),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q90: at(0.9),
    q95: at(0.95),
    errors: quantileErrors(values, replicates),
    worst5: worstMean(placed, worst),
    negative: below / values.length,
  }
}

/** Least and most of some values, and how many are below 0. */
const extentOf = (values: Float64Array): { least: number; most: number; below: number } => {
  let [least, most, below] = [Infinity, -Infinity, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < least) least = value
    if (value > most) most = value
    if (value < 0) below++
  }
  return { least, most, below }
}

const constantSummary = (value: number): Summary => ({
  mean: value,
  standardError: 0,
  sd: 0,
  min: value,
  max: value,
  q05: value,
  q10: value,
  q25: value,
  q50: value,
  q75: value,
  q90: value,
  q95: value,
  errors: { q10: 0, q50: 0, q90: 0 },
  worst5: value,
  negative: value < 0 ? 1 : 0,
})

const deviationOf = (values: Float64Array, mean: number): number => {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) * (values[i]! - mean)
  return Math.sqrt(squares / Math.max(1, values.length - 1))
}

/** Standard errors of quantiles: the spread of the same quantile over the replicates. */
const quantileErrors = (values: Float64Array, replicates: number): Summary['errors'] => {
  const size = Math.floor(values.length / replicates)
  const byReplicate = new Float64Array(size * replicates)
  for (let i = 0, r = 0, j = 0; i < byReplicate.length; i++) {
    byReplicate[r * size + j] = values[i]!
    r++
    if (r === replicates) {
      r = 0
      j++
    }
  }
  const asked = [0.1, 0.5, 0.9]
  const ranks = ranksOf(size, asked)
  const found = asked.map(() => new Float64Array(replicates))
  for (let r = 0; r < replicates; r++) {
    const own = byReplicate.subarray(r * size, (r + 1) * size)
    placeRanks(own, ranks)
    for (let q = 0; q < 3; q++) found[q]![r] = quantileOfSorted(own, asked[q]!)
  }
  const [q10, q50, q90] = found.map(standardErrorOf) as [number, number, number]
  return { q10, q50, q90 }
}
