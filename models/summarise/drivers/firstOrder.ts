import { type Classes, classesOfPoints, coarseClasses, crossedClasses } from './classes.ts'
import { type Interval, intervalOf, type LeftOut, leftOutOf, sumOf } from './jackknife.ts'

/**
 * First-order sensitivity indices (I. M. Sobol', Mathematics and Computers in Simulation 55, 2001, 271–280) from the
 * ordinary sample: S = Var(E[y | x]) / Var(y), the conditional mean taken by class of the input. Trial τ belongs to replicate
 * τ mod R. Replicates are independent, so the product of the means of one class in two of them has the square of that class's
 * mean as its expectation: the average over all pairs has no bias from noise, whatever the sample is within a replicate.
 *
 *   Var(E[y | x]) ≈ Σ_b p_b · [ (Σ_r a_br)² − Σ_r a_br² ] / (R(R − 1)) − the same of the whole,   a_br = Σ y / (n·p_b)
 *
 * An input that does nothing comes to 0 within its error, on either side.
 */
export interface Spread {
  /** the output less its mean */
  readonly centred: Float64Array
  readonly replicates: number
  /** of the output, all and without each replicate */
  readonly variance: LeftOut
  /** Σ y by replicate */
  readonly sums: Float64Array
  /** Σ y by class and replicate, as far as it was asked for */
  readonly known: WeakMap<Classes, Float64Array>
}

/** An output column made ready; its length is a multiple of the replicates, of which there are at least three. */
export const spreadOf = (values: Float64Array, replicates: number): Spread => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! - values[0]!
  const mean = values[0]! + sum / values.length
  const centred = values.map((value) => value - mean)
  const squares = new Float64Array(replicates)
  for (let i = 0; i < centred.length; i++) squares[i % replicates]! += centred[i]! * centred[i]!
  const sums = replicateSums(centred, replicates)
  const whole = pairsOf(sums, [1], centred.length)
  return {
    centred,
    replicates,
    sums,
    known: new WeakMap(),
    variance: varianceOf(squares, whole, centred.length),
  }
}

const varianceOf = (squares: Float64Array, whole: LeftOut, trials: number): LeftOut => {
  const replicates = squares.length
  const total = squares.reduce((sum, own) => sum + own, 0)
  const each = trials / replicates
  return whole.map((mean, place) =>
    place === 0 ? total / trials - mean : (total - squares[place - 1]!) / (trials - each) - mean,
  )
}

const replicateSums = (values: Float64Array, replicates: number): Float64Array => {
  const sums = new Float64Array(replicates)
  for (let i = 0; i < values.length; i++) sums[i % replicates]! += values[i]!
  return sums
}

/** Σ y by class and replicate, those of a class side by side. */
export const classSums = ({ centred, replicates, known }: Spread, classes: Classes): Float64Array => {
  const found = known.get(classes)
  if (found !== undefined) return found
  const { of, weights } = classes
  const sums = new Float64Array(weights.length * replicates)
  for (let first = 0; first < centred.length; first += replicates)
    for (let r = 0; r < replicates; r++) sums[of[first + r]! * replicates + r]! += centred[first + r]!
  known.set(classes, sums)
  return sums
}

/** Var(E[y | class]), all and without each replicate. */
export const between = (spread: Spread, classes: Classes): LeftOut => {
  const trials = spread.centred.length
  const whole = pairsOf(spread.sums, [1], trials)
  return pairsOf(classSums(spread, classes), classes.weights, trials).map((pairs, p) => pairs - whole[p]!)
}

/** Σ_b p_b · mean over pairs r ≠ s of a_br·a_bs, all and without each replicate. */
const pairsOf = (sums: Float64Array, weights: ArrayLike<number>, trials: number): LeftOut => {
  const replicates = sums.length / weights.length
  const [all, fewer] = [replicates * (replicates - 1), (replicates - 1) * (replicates - 2)]
  const found = new Float64Array(replicates + 1)
  const each = trials / replicates
  for (let b = 0; b < weights.length; b++) {
    const own = sums.subarray(b * replicates, (b + 1) * replicates)
    let [total, squares] = [0, 0]
    for (const sum of own) {
      total += sum
      squares += sum * sum
    }
    // p·(Σ / (n·p))² = Σ² / (n²·p)
    const scale = weights[b]! > 0 ? 1 / (each * each * weights[b]!) : 0
    found[0]! += ((total * total - squares) * scale) / all
    for (let r = 0; r < replicates; r++) {
      const [rest, left] = [total - own[r]!, squares - own[r]! * own[r]!]
      found[r + 1]! += ((rest * rest - left) * scale) / fewer
    }
  }
  return found
}

/** A part of the variance over all of it; 0 of what does not vary. */
export const shareOf = (part: LeftOut, { variance }: Spread): LeftOut =>
  leftOutOf([part, variance], ([own, all]) => (all! > 0 ? own! / all! : 0))

/** Inputs that are more together than this are added up one by one. */
const mostPairs = 6

/** The classes of an input: of each of its points alone, and of two at a time. */
export interface InputClasses {
  readonly alone: readonly Classes[]
  readonly pairs: readonly { readonly both: Classes; readonly each: readonly [Classes, Classes] }[]
}

/** Classes by the points behind an input, which are independent; of one point there are no pairs. */
export const classesOfInput = (
  points: readonly Uint32Array[],
  replicates: number,
  room = (): Uint16Array => new Uint16Array(points[0]!.length),
): InputClasses => {
  const alone = points.map((own) => classesOfPoints(own, replicates, room()))
  if (points.length < 2 || points.length > mostPairs) return { alone, pairs: [] }
  const coarse = points.map(coarseClasses)
  const pairs = coarse.flatMap((a, i) =>
    coarse.slice(i + 1).map((b) => ({ both: crossedClasses(a, b), each: [a, b] as const })),
  )
  return { alone, pairs }
}

/**
 * Var(E[y | an input]): what each of its points does by itself, and what two do beyond that, by sixteen classes of each.
 * What three do together is left out, and of more than six points pairs too.
 */
export const betweenInput = (spread: Spread, { alone, pairs }: InputClasses): LeftOut => {
  const { replicates } = spread
  const single = new Map<Classes, LeftOut>()
  const of = (classes: Classes): LeftOut => {
    const known = single.get(classes) ?? between(spread, classes)
    single.set(classes, known)
    return known
  }
  const beyond = pairs.map(({ both, each: [a, b] }) =>
    leftOutOf([between(spread, both), of(a), of(b)], ([joint, one, other]) => joint! - one! - other!),
  )
  return sumOf([...alone.map(of), ...beyond], replicates)
}

/**
 * The first-order index of each input of an output column, by the 32-bit points behind it: one column, or several where
 * inputs depend on each other and count as one. Exactly 0 of an output that is the same in every trial.
 */
export const firstOrderIndices = (
  values: Float64Array,
  inputs: readonly (readonly Uint32Array[])[],
  replicates: number,
): readonly Interval[] => {
  const spread = spreadOf(values, replicates)
  return inputs.map((points) =>
    intervalOf(shareOf(betweenInput(spread, classesOfInput(points, replicates)), spread)),
  )
}
