import type { Estimate } from '../../scenario/schema/figures.ts'
import type { Classes } from '../../summarise/drivers/classes.ts'
import { classSums, type Spread } from '../../summarise/drivers/firstOrder.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'
import { type WorstWeights, worstWeights } from '../../summarise/worstWeights.ts'

/** The worst futures: one in twenty. */
const worst = 0.05

/** A figure from all replicates, and from each. */
export interface Parted {
  readonly all: number
  readonly each: Float64Array
}

export const estimateOfParted = ({ all, each }: Parted): Estimate => ({
  value: all,
  standardError: standardErrorOf(each),
})

/** a·x + b·y, in all and in each replicate. */
export const combined = (x: Parted, y: Parted, [a, b]: readonly [number, number]): Parted => ({
  all: a * x.all + b * y.all,
  each: x.each.map((own, r) => a * own + b * y.each[r]!),
})

export const sumOfParted = (parts: readonly Parted[], replicates: number): Parted =>
  parts.reduce((sum, part) => combined(sum, part, [1, 1]), { all: 0, each: new Float64Array(replicates) })

/** The worst 5 % of a worth. */
export interface Tail extends WorstWeights {
  /** mean of all less mean of the worst 5 % */
  readonly gap: Parted
}

/**
 * The worst 5 % of the trials, and how far their mean lies below the mean. Of a replicate it is taken at the edge of all
 * trials, which is right to first order.
 */
export const tailOf = (worth: Float64Array, { centred, replicates }: Spread): Tail => {
  const tail = worstWeights(worth, worst)
  const { weights, edge } = tail
  const [least, sums] = [new Float64Array(replicates), new Float64Array(replicates)]
  let all = 0
  for (let i = 0; i < weights.length; i++) {
    const own = worth[i]!
    all -= weights[i]! * centred[i]!
    least[i % replicates]! += Math.min(own - edge, 0)
    sums[i % replicates]! += own - edge
  }
  const count = worth.length / replicates
  const each = sums.map((sum, r) => (sum - least[r]! / worst) / count)
  return { ...tail, gap: { all: all / (worst * worth.length), each } }
}

/**
 * The part of the gap that one input makes by itself: −E[g | worst 5 %], g = E[worth | x] − E[worth] by class of x. Of a sum
 * of functions of independent inputs the parts add up to the gap: Euler's allocation of expected shortfall (D. Tasche, Risk
 * contributions and performance measurement, 1999) of the first-order terms. The g of a future comes from the other
 * replicates, so that none explains itself.
 */
export const tailPart = (spread: Spread, classes: Classes, { weights, inside: worstOnes }: Tail): Parted => {
  const { replicates, centred } = spread
  const sums = classSums(spread, classes)
  const inside = new Float64Array(sums.length)
  for (const i of worstOnes) inside[classes.of[i]! * replicates + (i % replicates)]! += weights[i]!
  const count = centred.length / replicates
  const each = new Float64Array(replicates)
  classes.weights.forEach((probability, b) => {
    if (probability === 0) return
    const own = sums.subarray(b * replicates, (b + 1) * replicates)
    const total = own.reduce((sum, one) => sum + one, 0)
    for (let r = 0; r < replicates; r++) {
      const others = (total - own[r]!) / (count * probability * (replicates - 1))
      each[r]! -= (inside[b * replicates + r]! * others) / (worst * count)
    }
  })
  return { all: each.reduce((sum, one) => sum + one, 0) / replicates, each }
}
