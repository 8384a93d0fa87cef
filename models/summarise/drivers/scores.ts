import { midranksOf } from '../../numerics/order.ts'
import type { DriverPart } from '../../scenario/schema/drivers.ts'
import { intervalOf, type LeftOut, leftOutOf } from './jackknife.ts'
import type { Worst } from './worst.ts'

/** A part of an input in every future. */
export interface Scored {
  readonly path: string
  /** rank of its value, or 1 and 0 for what happens and what does not */
  readonly ranks: Float64Array
  /** in its own unit; null where it has none */
  readonly values: Float64Array | null
  /** mean of the values */
  readonly mean: number | null
  readonly moments: Moments
}

export const scoredOf = (
  { path, ranks, values }: Pick<Scored, 'path' | 'ranks' | 'values'>,
  replicates: number,
): Scored => ({
  path,
  ranks,
  values,
  mean: values === null ? null : plainMean(values),
  moments: momentsOf(ranks, replicates),
})

/** Sums of a column and of its squares, all and without each replicate. */
interface Moments {
  readonly sum: LeftOut
  readonly squares: LeftOut
}

const momentsOf = (values: Float64Array, replicates: number): Moments => {
  const [sum, squares] = [new Float64Array(replicates), new Float64Array(replicates)]
  for (let first = 0; first < values.length; first += replicates)
    for (let r = 0; r < replicates; r++) {
      const own = values[first + r]!
      sum[r]! += own
      squares[r]! += own * own
    }
  return { sum: leaveOut(sum), squares: leaveOut(squares) }
}

/** Σ a·b, all and without each replicate. */
const products = (a: Float64Array, b: Float64Array, replicates: number): LeftOut => {
  const own = new Float64Array(replicates)
  for (let first = 0; first < a.length; first += replicates)
    for (let r = 0; r < replicates; r++) own[r]! += a[first + r]! * b[first + r]!
  return leaveOut(own)
}

/** Σ a in the worst futures by their weights, all and without each replicate. */
const weighedSums = (a: Float64Array, { weights, inside }: Worst, replicates: number): LeftOut => {
  const own = new Float64Array(replicates)
  for (const i of inside) own[i % replicates]! += a[i]! * weights[i]!
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

export const outcomeOf = (
  { values, order }: { readonly values: Float64Array; readonly order: Uint32Array },
  worst: Worst,
  replicates: number,
): Outcome => {
  const ranks = midranksOf(values, order)
  const each = new Float64Array(replicates).fill(values.length / replicates)
  const weight = leaveOut(worst.byReplicate)
  return { ranks, moments: momentsOf(ranks, replicates), trials: leaveOut(each), worst, weight, replicates }
}

/** Where a part is when it goes badly, and how its ranks go with those of the worth. */
export const partOf = ({ path, ranks, values, mean, moments }: Scored, outcome: Outcome): DriverPart => {
  const { trials, worst, weight, replicates, moments: worth } = outcome
  const both = products(ranks, outcome.ranks, replicates)
  const weighed = weighedSums(ranks, worst, replicates)
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
    all: mean,
    worst: values === null ? null : worstMean(values, worst),
    percentile: weight[0]! > 0 ? weighed[0]! / weight[0]! : 0.5,
    strength: intervalOf(strength),
  }
}

const varianceOf = (trials: LeftOut, { sum, squares }: Moments): LeftOut =>
  leftOutOf([trials, sum, squares], ([n, a, aa]) => aa! / n! - (a! / n!) * (a! / n!))

/** A variance of ranks below this is rounding. */
const negligible = 1e-12

const plainMean = (values: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return values.length > 0 ? sum / values.length : 0
}

const worstMean = (values: Float64Array, { weights, inside }: Worst): number => {
  let [sum, total] = [0, 0]
  for (const i of inside) {
    sum += weights[i]! * values[i]!
    total += weights[i]!
  }
  return total > 0 ? sum / total : 0
}
