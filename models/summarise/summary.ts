import type { Summary } from '../scenario/schema/figures.ts'
import { meanOf, replicateMeans, standardErrorOf } from './estimate.ts'
import { quantileOfSorted, sortedCopy } from './quantile.ts'
import { worstMean } from './tailRisk.ts'

/** What a column of futures comes to: mean, quantiles from all draws (type 7), errors from the replicates. */
export const summaryOf = (values: Float64Array, replicates: number): Summary =>
  summaryAndDots(values, replicates).summary

/** The same with 50 dots: quantiles (i − ½)/50, each standing for 2 of 100 futures. */
export const summaryAndDots = (
  values: Float64Array,
  replicates: number,
): { readonly summary: Summary; readonly dots: number[] } => {
  const sorted = sortedCopy(values)
  const [least, most] = [sorted[0]!, sorted[sorted.length - 1]!]
  if (least === most) return { summary: constantSummary(least), dots: new Array<number>(50).fill(least) }
  const at = (p: number): number => quantileOfSorted(sorted, p)
  const mean = meanOf(values)
  const summary: Summary = {
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
    worst5: worstMean(sorted, 0.05),
    negative: countBelow(sorted, 0) / sorted.length,
  }
  return { summary, dots: Array.from({ length: 50 }, (_, i) => at((i + 0.5) / 50)) }
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
  const own = new Float64Array(size)
  const found = [0.1, 0.5, 0.9].map(() => new Float64Array(replicates))
  for (let r = 0; r < replicates; r++) {
    for (let j = 0; j < size; j++) own[j] = values[j * replicates + r]!
    own.sort()
    for (const [q, p] of [0.1, 0.5, 0.9].entries()) found[q]![r] = quantileOfSorted(own, p)
  }
  const [q10, q50, q90] = found.map(standardErrorOf) as [number, number, number]
  return { q10, q50, q90 }
}

/** How many sorted values lie below a limit, by bisection. */
export const countBelow = (sorted: Float64Array, limit: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
