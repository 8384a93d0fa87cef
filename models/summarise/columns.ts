import type { Estimate, Summary } from '../scenario/schema/figures.ts'
import type { KnownSummaries } from '../simulate/passes.ts'
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
export const columnsOf = (trials: number, replicates: number): Columns => columnsMaker(trials, replicates)()

/** The same for one run after the other: what is known of columns is forgotten, the buffers are used again. */
export const columnsMaker = (
  trials: number,
  replicates: number,
): ((summaries?: KnownSummaries) => Columns) => {
  const summariser: Summariser = createSummariser(trials, replicates)
  return (summaries) => {
    const known = new Map<Float64Array, Means>()
    const means = (column: Float64Array): Means => {
      const found = known.get(column) ?? meansOf(column, replicates)
      known.set(column, found)
      return found
    }
    return {
      replicates,
      means,
      estimate: (column) => estimateOfMeans(means(column)),
      summary: (column) => summaries?.get(column)?.summary ?? summariser.summary(column),
      summaryAndDots: (column) => summaries?.get(column) ?? summariser.summaryAndDots(column),
    }
  }
}
