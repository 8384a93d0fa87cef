import { normalCdf, normalQuantile } from '../../numerics/normal.ts'
import { rootBetween } from '../../numerics/roots.ts'
import { type Means, meansOf, standardErrorOf } from '../../summarise/estimate.ts'
import type { RankTable } from './rankTable.ts'

/** Where a conditional expectation is 0: the input as a normal score, and the standard error of that. */
export interface Crossing {
  readonly score: number
  readonly standardError: number
  /** whether the expectation rises with the input there */
  readonly rising: boolean
}

/** Scores of the 1st and the 99th percentile: between them crossings are looked for. */
export const reach = 2.3263478740408408

const cells = 64

/**
 * Where E[y | x] is 0, x given by its normal scores. The conditional expectation is read from the sample itself as a
 * polynomial of third degree in the normal score z of x: Σ c_k·He_k(z), c_k = E[y·He_k(z)]/k!, since the Hermite polynomials
 * are orthogonal under the normal law. Errors are what the replicates show, over the slope; a crossing whose error is above
 * one deviation of z is chance and is left out.
 */
export const crossingsOf = (
  { values, mean }: Regressed,
  scores: Float64Array,
  fitter: Fitter,
): readonly Crossing[] => {
  const fit = fitter(values, mean, scores)
  const step = (2 * reach) / cells
  const found: Crossing[] = []
  for (let cell = 0; cell < cells; cell++) {
    const low = -reach + cell * step
    const between = [low, low + step] as const
    if (at(fit.all, between[0]) * at(fit.all, between[1]) > 0) continue
    const score = rootBetween((z) => at(fit.all, z), between)
    const slope = (at(fit.all, between[1]) - at(fit.all, between[0])) / step
    if (score === null || slope === 0) continue
    const standardError = standardErrorOf(fit.each.map((own) => at(own, score))) / Math.abs(slope)
    if (standardError <= 1) found.push({ score, standardError, rising: slope > 0 })
  }
  return found
}

/** The rank of a score, between 0 and 1. */
export const rankOfScore = (score: number): number => normalCdf(score)

/** What is read given an input, with its means. */
export interface Regressed {
  readonly values: Float64Array
  readonly mean: Means
}

type Coefficients = readonly number[]

export interface Fit {
  readonly all: Coefficients
  readonly each: readonly Coefficients[]
}

/** Φ⁻¹ of the ranks of one input of a table, by trial. */
export const normalScores = (
  { wholes, scales, futures }: Pick<RankTable, 'wholes' | 'scales' | 'futures'>,
  input: number,
  replicates: number,
): Float64Array => {
  const { start, size } = scales[input]!
  const scores = new Float64Array(futures)
  let place = input * futures
  for (let r = 0; r < replicates; r++)
    for (let i = r; i < futures; i += replicates)
      scores[i] = normalQuantile((wholes[place++]! + start) / size)
  return scores
}

/** Around the mean, so that it adds nothing to the error of the other coefficients. */
export type Fitter = (values: Float64Array, mean: Means, scores: Float64Array) => Fit

/** For columns of one length, one after the other in the same buffers. */
export const fitterOf = (trials: number, replicates: number): Fitter => {
  const [first, second, third] = [1, 2, 3].map(() => new Float64Array(trials)) as Three
  return (values, mean, scores) => {
    const { all } = mean
    for (let i = 0; i < trials; i++) {
      const own = values[i]! - all
      const z = scores[i]!
      const square = z * z
      first[i] = own * z
      second[i] = own * (square - 1) * 0.5
      third[i] = (own * z * (square - 3)) / 6
    }
    const terms = [first, second, third].map((product) => meansOf(product, replicates))
    return {
      all: [all, ...terms.map((term) => term.all)],
      each: Array.from(mean.replicates, (own, r) => [own, ...terms.map((term) => term.replicates[r]!)]),
    }
  }
}

type Three = [Float64Array, Float64Array, Float64Array]

/** He₀ = 1, He₁ = z, He₂ = z² − 1, He₃ = z³ − 3z. */
const at = ([c0, c1, c2, c3]: Coefficients, z: number): number =>
  c0! + c1! * z + c2! * (z * z - 1) + c3! * z * (z * z - 3)
