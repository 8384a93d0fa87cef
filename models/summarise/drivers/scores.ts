import type { DriverPart } from '../../scenario/schema/drivers.ts'
import { intervalOf, type LeftOut, leftOutOf } from './jackknife.ts'
import type { Worst } from './worst.ts'

/**
 * Ranks from 0 to 1, (place − ½)/n, equal values sharing the middle of theirs: what Spearman's correlation correlates
 * (C. Spearman, American Journal of Psychology 15, 1904, 72–101).
 */
export const ranksOf = (values: Float64Array): Float64Array => {
  const sorted = values.slice().sort()
  return values.map((value) => {
    const first = placeOf(sorted, (other) => other < value)
    const next = placeOf(sorted, (other) => other <= value)
    return (first + next) / 2 / values.length
  })
}

/** How many of the sorted values, from the first on, are before something. */
const placeOf = (sorted: Float64Array, isBefore: (value: number) => boolean): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** Points as the ranks of what they draw, where no two draws are equal. */
export const ranksOfPoints = (points: Uint32Array): Float64Array => {
  const ranks = new Float64Array(points.length)
  for (let i = 0; i < ranks.length; i++) ranks[i] = (points[i]! + 0.5) / 4294967296
  return ranks
}

/** A part of an input in every future. */
export interface Scored {
  readonly path: string
  /** rank of its value, or 1 and 0 for what happens and what does not */
  readonly ranks: Float64Array
  /** in its own unit; null where it has none */
  readonly values: Float64Array | null
  readonly moments: Moments
}

export const scoredOf = ({ path, ranks, values }: Omit<Scored, 'moments'>, replicates: number): Scored => ({
  path,
  ranks,
  values,
  moments: momentsOf(ranks, replicates),
})

/** Sums of a column and of its squares, all and without each replicate. */
interface Moments {
  readonly sum: LeftOut
  readonly squares: LeftOut
}

const momentsOf = (values: Float64Array, replicates: number): Moments => ({
  sum: products(values, null, replicates),
  squares: products(values, values, replicates),
})

/** Σ a·b, or Σ a, all and without each replicate. */
const products = (a: Float64Array, b: Float64Array | null, replicates: number): LeftOut => {
  const own = new Float64Array(replicates)
  for (let first = 0; first < a.length; first += replicates)
    for (let r = 0; r < replicates; r++) own[r]! += a[first + r]! * (b === null ? 1 : b[first + r]!)
  return leaveOut(own)
}

const leaveOut = (own: Float64Array): LeftOut => {
  const total = own.reduce((sum, each) => sum + each, 0)
  return Float64Array.from({ length: own.length + 1 }, (_, p) => (p === 0 ? total : total - own[p - 1]!))
}

/** What is read of an output once for all inputs. */
export interface Outcome {
  readonly ranks: Float64Array
  readonly moments: Moments
  /** how many trials there are, all and without each replicate */
  readonly trials: LeftOut
  readonly worst: Worst
  readonly weight: LeftOut
  readonly replicates: number
}

export const outcomeOf = (values: Float64Array, worst: Worst, replicates: number): Outcome => {
  const ranks = ranksOf(values)
  const each = new Float64Array(replicates).fill(values.length / replicates)
  const weight = leaveOut(worst.byReplicate)
  return { ranks, moments: momentsOf(ranks, replicates), trials: leaveOut(each), worst, weight, replicates }
}

/** Where a part is when it goes badly, and how its ranks go with those of the worth. */
export const partOf = ({ path, ranks, values, moments }: Scored, outcome: Outcome): DriverPart => {
  const { trials, worst, weight, replicates, moments: worth } = outcome
  const both = products(ranks, outcome.ranks, replicates)
  const weighed = products(ranks, worst.weights, replicates)
  const variance = varianceOf(trials, moments)
  const rank = leftOutOf(
    [trials, moments.sum, worth.sum, both, variance, varianceOf(trials, worth)],
    ([n, a, b, ab, one, other]) =>
      one! < negligible || other! < negligible
        ? 0
        : (ab! / n! - (a! / n!) * (b! / n!)) / Math.sqrt(one! * other!),
  )
  const strength = leftOutOf([trials, moments.sum, variance, weight, weighed], ([n, a, own, w, wa]) =>
    own! > negligible && w! > 0 ? (wa! / w! - a! / n!) / Math.sqrt(own!) : 0,
  )
  return {
    path,
    rank: intervalOf(rank),
    all: values === null ? null : meanBy(values, null),
    worst: values === null ? null : meanBy(values, worst.weights),
    percentile: weight[0]! > 0 ? weighed[0]! / weight[0]! : 0.5,
    strength: intervalOf(strength),
  }
}

const varianceOf = (trials: LeftOut, { sum, squares }: Moments): LeftOut =>
  leftOutOf([trials, sum, squares], ([n, a, aa]) => aa! / n! - (a! / n!) * (a! / n!))

/** A variance of ranks below this is rounding. */
const negligible = 1e-12

const meanBy = (values: Float64Array, weights: Float64Array | null): number => {
  let [sum, total] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const weight = weights === null ? 1 : weights[i]!
    sum += weight * values[i]!
    total += weight
  }
  return total > 0 ? sum / total : 0
}
