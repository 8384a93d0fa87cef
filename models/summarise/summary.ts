import type { Summary } from '../scenario/schema/figures.ts'
import { meanOf, replicateMeans, standardErrorOf } from './estimate.ts'
import { isConstant } from './extent.ts'
import { createGrid } from './grid.ts'
import { type AskedRanks, createOrdering, type Ordering } from './order.ts'
import { quantileOfSorted, ranksOf, risingOf } from './quantile.ts'
import { worstMean } from './tailRisk.ts'

const worst = 0.05
const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
const withErrors = [0.1, 0.5, 0.9]
const dotted = Array.from({ length: 50 }, (_, i) => (i + 0.5) / 50)

/** A summary, and 50 dots: quantiles (i − ½)/50, each standing for 2 of 100 futures. */
export interface SummaryAndDots {
  readonly summary: Summary
  readonly dots: number[]
}

/** Summarises columns of one size, one after the other in the same buffers. */
export interface Summariser {
  readonly summary: (values: Float64Array) => Summary
  readonly summaryAndDots: (values: Float64Array) => SummaryAndDots
}

/** For columns of `trials` futures in `replicates` independent replicates of equal size. */
export const createSummariser = (trials: number, replicates: number): Summariser => {
  const grid = createGrid(trials, replicates)
  const few = createOrdering(grid, askedRanks(trials, replicates, probabilities))
  const many = createOrdering(grid, askedRanks(trials, replicates, [...probabilities, ...dotted]))
  const summary = (values: Float64Array): Summary => {
    if (isConstant(values)) return constantSummary(values[0]!)
    few.put(values)
    return summaryFrom(values, few, replicates)
  }
  const summaryAndDots = (values: Float64Array): SummaryAndDots => {
    if (isConstant(values))
      return { summary: constantSummary(values[0]!), dots: dotted.map(() => values[0]!) }
    many.put(values)
    const dots = dotted.map((p) => quantileOfSorted(many.whole, p))
    return { summary: summaryFrom(values, many, replicates), dots }
  }
  return { summary, summaryAndDots }
}

/** What a column of futures comes to: mean, quantiles from all draws (type 7), errors from the replicates. */
export const summaryOf = (values: Float64Array, replicates: number): Summary =>
  createSummariser(values.length, replicates).summary(values)

/** The ranks that extremes and quantiles of all trials, the worst share, and quantiles of each replicate read. */
const askedRanks = (trials: number, replicates: number, of: readonly number[]): AskedRanks => {
  const front = Math.min(Math.floor(trials * worst), trials - 1)
  return {
    whole: risingOf([0, ...ranksOf(trials, of), front, trials - 1]),
    front,
    own: ranksOf(trials / replicates, withErrors),
  }
}

const summaryFrom = (values: Float64Array, { whole, own }: Ordering, replicates: number): Summary => {
  const mean = meanOf(values)
  const { sd, negative } = deviationOf(values, mean)
  const [q05, q10, q25, q50, q75, q90, q95] = probabilities.map((p) => quantileOfSorted(whole, p)) as Seven
  return {
    mean,
    standardError: standardErrorOf(replicateMeans(values, replicates)),
    sd,
    min: whole[0]!,
    max: whole[whole.length - 1]!,
    ...{ q05, q10, q25, q50, q75, q90, q95 },
    errors: quantileErrors(own, replicates),
    worst5: worstMean(whole, worst),
    negative,
  }
}

type Seven = [number, number, number, number, number, number, number]

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

/**
 * Sample standard deviation around a known mean, and the share of values below 0: a sum of comparisons, not a branch
 * whose way half of the futures would make hard to foresee.
 */
const deviationOf = (
  values: Float64Array,
  mean: number,
): { readonly sd: number; readonly negative: number } => {
  const count = values.length
  let squares = 0
  let below = 0
  for (let i = 0; i < count; i++) {
    const value = values[i]!
    squares += (value - mean) * (value - mean)
    below += Number(value < 0)
  }
  return { sd: Math.sqrt(squares / Math.max(1, count - 1)), negative: below / count }
}

/** Standard errors of quantiles: the spread of the same quantile over the replicates. */
const quantileErrors = (own: Float64Array, replicates: number): Summary['errors'] => {
  const count = own.length / replicates
  const error = (p: number): number =>
    standardErrorOf(
      Float64Array.from({ length: replicates }, (_, r) =>
        quantileOfSorted(own, p, { from: r * count, count }),
      ),
    )
  return { q10: error(0.1), q50: error(0.5), q90: error(0.9) }
}
