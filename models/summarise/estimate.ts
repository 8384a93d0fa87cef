import { compensatedSum } from '../numerics/compensatedSum.ts'
import type { Estimate } from '../scenario/schema/figures.ts'

/** Trials in a block of sums; blocks are merged in index order, so any split of the work gives the same total. */
const block = 512

/** Mean from compensated sums by block. */
export const meanOf = (values: Float64Array): number => {
  let total = 0
  for (let first = 0; first < values.length; first += block)
    total += compensatedSum(values, first, Math.min(first + block, values.length))
  return total / values.length
}

/** Mean of each replicate: trial τ belongs to replicate τ mod R. */
export const replicateMeans = (values: Float64Array, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates)
  const counts = new Float64Array(replicates)
  for (let i = 0, r = 0; i < values.length; i++, r = r + 1 === replicates ? 0 : r + 1) {
    sums[r]! += values[i]!
    counts[r]! += 1
  }
  return sums.map((sum, r) => sum / counts[r]!)
}

/** Standard error of a mean of independent replicates: their sample deviation over √R. */
export const standardErrorOf = (means: ArrayLike<number>): number => {
  const count = means.length
  let mean = 0
  for (let r = 0; r < count; r++) mean += means[r]! / count
  let squares = 0
  for (let r = 0; r < count; r++) squares += (means[r]! - mean) * (means[r]! - mean)
  return Math.sqrt(squares / (count - 1) / count)
}

/** The expectation of a column of futures with its standard error. */
export const estimateOf = (values: Float64Array, replicates: number): Estimate => {
  const first = values[0]!
  if (values.every((value) => value === first)) return { value: first, standardError: 0 }
  return { value: meanOf(values), standardError: standardErrorOf(replicateMeans(values, replicates)) }
}

/** Expectations of several columns, in all trials and by replicate, for figures that are functions of expectations. */
export interface Expectations {
  readonly all: readonly number[]
  readonly replicates: readonly (readonly number[])[]
}

/** Expectations of columns, in all trials and in each replicate. */
export const expectationsOf = (columns: readonly Float64Array[], replicates: number): Expectations => {
  const byColumn = columns.map((column) => replicateMeans(column, replicates))
  return {
    all: columns.map(meanOf),
    replicates: Array.from({ length: replicates }, (_, r) => byColumn.map((means) => means[r]!)),
  }
}

/** A function of expectations with the error that independent replicates show (a delta method without derivatives). */
export const estimateFrom = (
  expectations: Expectations,
  of: (means: readonly number[]) => number,
): Estimate => ({
  value: of(expectations.all),
  standardError: standardErrorOf(expectations.replicates.map(of)),
})
