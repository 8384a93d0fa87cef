import { type WorstWeights, worstWeights } from '../worstWeights.ts'
import type { Classes } from './classes.ts'
import { classSums, type Spread } from './firstOrder.ts'
import { type LeftOut, leftOutOf } from './jackknife.ts'

/** The worst futures of an output: a tenth of them. */
export interface Worst extends Pick<WorstWeights, 'weights' | 'inside'> {
  readonly byReplicate: Float64Array
  /** mean of all less the mean of the worst, all and without each replicate */
  readonly shortfall: LeftOut
}

export const worstShare = 0.1

/** Of values whose order may be known already. */
export const worstOf = (
  values: Float64Array,
  { centred, replicates }: Spread,
  order?: Uint32Array,
): Worst => {
  const { weights, inside } = worstWeights(values, worstShare, order)
  const byReplicate = new Float64Array(replicates)
  const [worst, all] = [new Float64Array(replicates), new Float64Array(replicates)]
  for (let i = 0; i < weights.length; i++) {
    byReplicate[i % replicates]! += weights[i]!
    worst[i % replicates]! += weights[i]! * centred[i]!
    all[i % replicates]! += centred[i]!
  }
  const each = values.length / replicates
  const totals = [byReplicate, worst, all].map((own) => own.reduce((sum, one) => sum + one, 0))
  const shortfall = Float64Array.from({ length: replicates + 1 }, (_, p) => {
    const less = (own: Float64Array, t: number): number => totals[t]! - (p === 0 ? 0 : own[p - 1]!)
    const trials = values.length - (p === 0 ? 0 : each)
    const weight = less(byReplicate, 0)
    return weight > 0 ? less(all, 2) / trials - less(worst, 1) / weight : 0
  })
  return { weights, inside, byReplicate, shortfall }
}

/**
 * The part of the shortfall that an input makes by itself: −E[g(x) | worst], g(x) = E[y | x] − E[y], by class. For a sum of
 * functions of independent inputs the parts add up to the shortfall; it is the allocation of Euler (D. Tasche, Risk
 * contributions and performance measurement, 1999) to the first-order terms. A future's g is that of the other replicates,
 * so that none explains itself.
 */
export const explainedBy = (spread: Spread, classes: Classes, worst: Worst): LeftOut => {
  const { replicates, centred } = spread
  const each = centred.length / replicates
  // the level, all trials in one class, is E[y] as other replicates have it: it is taken off E[y | x]
  const tails = { sums: classSums(spread, classes), weights: tailWeights(classes, worst, replicates) }
  const level = { sums: spread.sums, weights: worst.byReplicate }
  const [inClasses, inAll] = [crossed(tails, classes.weights, each), crossed(level, Float64Array.of(1), each)]
  const total = addedUp(worst.byReplicate)
  return inClasses.map((own, p) => {
    const weight = total - (p === 0 ? 0 : worst.byReplicate[p - 1]!)
    return weight > 0 ? (inAll[p]! - own) / weight : 0
  })
}

interface ByClass {
  /** Σ y by class and replicate */
  readonly sums: Float64Array
  /** weight of the worst futures by class and replicate */
  readonly weights: Float64Array
}

/** Σ over the worst futures of E[y | class] in the other replicates, all and without each replicate. */
const crossed = (tails: ByClass, probabilities: Float64Array, each: number): LeftOut => {
  const replicates = tails.sums.length / probabilities.length
  const found = new Float64Array(replicates + 1)
  for (let b = 0; b < probabilities.length; b++) {
    const scale = probabilities[b]! > 0 ? 1 / (each * probabilities[b]!) : 0
    const own = (of: Float64Array): Float64Array => of.subarray(b * replicates, (b + 1) * replicates)
    const [sum, tail] = [own(tails.sums), own(tails.weights)]
    const [total, weight] = [addedUp(sum), addedUp(tail)]
    let both = 0
    for (let r = 0; r < replicates; r++) both += tail[r]! * sum[r]!
    found[0]! += ((weight * total - both) * scale) / (replicates - 1)
    for (let r = 0; r < replicates; r++) {
      const cross = (weight - tail[r]!) * (total - sum[r]!) - (both - tail[r]! * sum[r]!)
      found[r + 1]! += (cross * scale) / (replicates - 2)
    }
  }
  return found
}

const addedUp = (values: Float64Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

const tailWeights = ({ of, weights }: Classes, worst: Worst, replicates: number): Float64Array => {
  const found = new Float64Array(weights.length * replicates)
  for (const i of worst.inside) found[of[i]! * replicates + (i % replicates)]! += worst.weights[i]!
  return found
}

/** A part of the shortfall over all of it; 0 where nothing falls short. */
export const shareOfShortfall = (part: LeftOut, { shortfall }: Worst): LeftOut =>
  leftOutOf([part, shortfall], ([own, all]) => (all! > 0 ? own! / all! : 0))
