import { compensatedSum } from '../numerics/compensatedSum.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { isConstant } from './extent.ts'

/** Trials in a block of sums; blocks are merged in index order, so any split of the work gives the same total. */
const block = 512

/** Mean from compensated sums by block. */
export const meanOf = (values: Float64Array): number => {
  let total = 0
  for (let first = 0; first < values.length; first += block)
    total += compensatedSum(values, first, Math.min(first + block, values.length))
  return total / values.length
}

/** Mean of each replicate: trial τ belongs to replicate τ mod R. Four replicates side by side, as none waits for another. */
export const replicateMeans = (values: Float64Array, replicates: number): Float64Array => {
  const means = new Float64Array(replicates)
  let r = 0
  if (values.length % replicates === 0)
    for (; r + 4 <= replicates; r += 4) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let i = r; i < values.length; i += replicates) {
        a += values[i]!
        b += values[i + 1]!
        c += values[i + 2]!
        d += values[i + 3]!
      }
      const count = values.length / replicates
      means.set([a / count, b / count, c / count, d / count], r)
    }
  for (; r < replicates; r++) {
    let sum = 0
    let count = 0
    for (let i = r; i < values.length; i += replicates) {
      sum += values[i]!
      count++
    }
    means[r] = sum / count
  }
  return means
}

/** Standard error of a mean of independent replicates: their sample deviation over √R, exactly 0 where all agree. */
export const standardErrorOf = (means: ArrayLike<number>): number => {
  if (isConstant(means)) return 0
  const count = means.length
  let mean = 0
  for (let r = 0; r < count; r++) mean += means[r]! / count
  let squares = 0
  for (let r = 0; r < count; r++) squares += (means[r]! - mean) * (means[r]! - mean)
  return Math.sqrt(squares / (count - 1) / count)
}

/** The mean of a column in all trials and in each replicate. */
export interface Means {
  readonly all: number
  readonly replicates: Float64Array
}

/** Means of a column; those of a constant are that number itself, without rounding. */
export const meansOf = (values: Float64Array, replicates: number): Means =>
  isConstant(values)
    ? { all: values[0]!, replicates: new Float64Array(replicates).fill(values[0]!) }
    : { all: meanOf(values), replicates: replicateMeans(values, replicates) }

/** The expectation of a column of futures with its standard error. */
export const estimateOf = (values: Float64Array, replicates: number): Estimate =>
  estimateOfMeans(meansOf(values, replicates))

/** The mean of all trials with the error its replicates show. */
export const estimateOfMeans = ({ all, replicates }: Means): Estimate => ({
  value: all,
  standardError: standardErrorOf(replicates),
})

/** Expectations of several columns, in all trials and by replicate, for figures that are functions of expectations. */
export interface Expectations {
  readonly all: readonly number[]
  readonly replicates: readonly (readonly number[])[]
}

/** The means of several columns, in all trials and in each replicate. */
export const expectationsOf = (means: readonly Means[]): Expectations => ({
  all: means.map(({ all }) => all),
  replicates: Array.from(means[0]!.replicates, (_, r) => means.map(({ replicates }) => replicates[r]!)),
})

/** A function of expectations with the error that independent replicates show (a delta method without derivatives). */
export const estimateFrom = (
  expectations: Expectations,
  of: (means: readonly number[]) => number,
): Estimate => ({
  value: of(expectations.all),
  standardError: standardErrorOf(expectations.replicates.map(of)),
})
