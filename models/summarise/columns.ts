import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import { estimateOfMeans, type Means, meansOf } from './estimate.ts'
import { createSummariser, type Summariser, type SummaryAndDots } from './summary.ts'

/**
 * What is asked about the columns of one run. Means are computed once for each column, whoever asks; summaries share
 * their buffers. A column must not change once it was asked about.
 */
export interface Columns {
  readonly replicates: number
  readonly means: (column: Float64Array) => Means
  readonly estimate: (column: Float64Array) => Estimate
  readonly summary: (column: Float64Array) => Summary
  readonly summaryAndDots: (column: Float64Array) => SummaryAndDots
}

/** Answers for columns of `trials` futures; trial τ belongs to replicate τ mod R. */
export const columnsOf = (trials: number, replicates: number): Columns => {
  const known = new Map<Float64Array, Means>()
  const summariser: Summariser = createSummariser(trials, replicates)
  const means = (column: Float64Array): Means => {
    const found = known.get(column) ?? meansOf(column, replicates)
    known.set(column, found)
    return found
  }
  return { replicates, means, estimate: (column) => estimateOfMeans(means(column)), ...summariser }
}
