import { exp, log } from '../numerics/elementary.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import type { Columns } from '../summarise/columns.ts'
import {
  type Expectations,
  estimateFrom,
  expectationsOf,
  type Means,
  meansOf,
} from '../summarise/estimate.ts'
import { extentOf } from '../summarise/extent.ts'

/**
 * The sure amount that is as good as an uncertain one to somebody with constant absolute risk aversion a = 1/tolerance:
 * −(1/a)·ln E[e^{−aX}] (J. W. Pratt, Econometrica 32 (1964) 122). Worked out around the least X, so that no exponential
 * overflows. Money in the unit of X; the error is what the replicates show.
 */
export const certaintyEquivalent = (worth: Float64Array, tolerance: number, columns: Columns): Estimate => {
  const { expectations, of } = tilted([worth], tolerance, columns)
  return estimateFrom(expectations, (row) => of(row)[0]!)
}

/** The same of all trials and of each replicate, for what is worked out from it. */
export const certaintyMeans = (worth: Float64Array, tolerance: number, replicates: number): Means => {
  const means = (column: Float64Array): Means => meansOf(column, replicates)
  const { expectations, of } = tilted([worth], tolerance, { means })
  const back = (row: readonly number[]): number => of(row)[0]!
  return { all: back(expectations.all), replicates: Float64Array.from(expectations.replicates, back) }
}

/** Certainty equivalent of the first less that of the second, on the same futures. */
export const certaintyGap = (
  first: Float64Array,
  second: Float64Array,
  { tolerance, columns }: { readonly tolerance: number; readonly columns: Columns },
): Estimate => {
  const { expectations, of } = tilted([first, second], tolerance, columns)
  return estimateFrom(expectations, (row) => of(row)[0]! - of(row)[1]!)
}

interface Tilted {
  readonly expectations: Expectations
  readonly of: (row: readonly number[]) => readonly number[]
}

const tilted = (
  worths: readonly Float64Array[],
  tolerance: number,
  columns: Pick<Columns, 'means'>,
): Tilted => {
  const least = worths.map(leastOf)
  const means = worths.map((worth, w) => columns.means(tiltedOf(worth, least[w]!, tolerance)))
  return {
    expectations: expectationsOf(means),
    of: (row) => row.map((mean, w) => least[w]! - tolerance * log(mean)),
  }
}

const leastOf = (worth: Float64Array): number => extentOf(worth).least

/** e^{−a(X − least)} of every future. */
const tiltedOf = (worth: Float64Array, least: number, tolerance: number): Float64Array => {
  const tilts = new Float64Array(worth.length)
  for (let i = 0; i < tilts.length; i++) tilts[i] = exp(-(worth[i]! - least) / tolerance)
  return tilts
}

/** The weights e^{−aX}/E[e^{−aX}] of the futures, and −(1/a)·ln E[e^{−aX}] itself. */
export const tiltOf = (
  worth: Float64Array,
  tolerance: number,
): { readonly weights: Float64Array; readonly equivalent: number } => {
  const least = leastOf(worth)
  const weights = tiltedOf(worth, least, tolerance)
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / worth.length
  for (let i = 0; i < weights.length; i++) weights[i]! /= mean
  return { weights, equivalent: least - tolerance * log(mean) }
}
