import type { Plan } from '../../scenario/plan.ts'
import type { Flip } from '../../scenario/schema/compare.ts'
import type { Place } from '../../scenario/variable.ts'
import type { FirstFutures } from '../../simulate/drawnColumns.ts'
import { type Input, isGuess } from '../inputs.ts'
import { type Separation, type Sides, separationsOf, sidesOf } from './separation.ts'

/** Inputs that are told of at most. */
const most = 8

/** The inputs with their ranks in the first futures. */
export interface Ranked {
  readonly plan: Plan
  readonly futures: FirstFutures
  readonly inputs: readonly Input[]
  readonly ranks: readonly Float64Array[]
  /** what these futures drew for a variable; drawn once, whoever asks */
  readonly valuesOf: (place: Place) => Float64Array
}

/** Which inputs stand elsewhere when the second of two wins. */
export interface Flips {
  readonly rows: readonly Flip[]
  /** null where `rows` says all there is to say */
  readonly why: 'never' | 'too-seldom' | 'chance' | null
  /** the strongest inputs, in the order of `rows` */
  readonly inputs: readonly Input[]
}

/**
 * What flips a verdict: for each input, how it stands in the futures in which the second wins, against those in which the
 * first does. Strength is the probability that it is higher in a future of the second than in one of the first (Mann and
 * Whitney's statistic, the area under the curve), ½ for one that says nothing; told beyond four standard errors, the
 * strongest first. `difference` is second less first.
 */
export const flipsOf = (difference: Float64Array, ranked: Ranked): Flips => {
  const { futures } = ranked
  const sides = sidesOf(difference.subarray(0, futures.trials), futures.how.replicates)
  if (sides.first === 0 || sides.second === 0) return { rows: [], why: 'never', inputs: [] }
  if (sides.fewest < 2) return { rows: [], why: 'too-seldom', inputs: [] }
  const found = separationsOf(sides, ranked.ranks)
    .map((separation, index) => ({ separation, input: ranked.inputs[index]! }))
    .filter(({ separation }) => isBeyondError(separation, sides))
    .sort((a, b) => strengthOf(b.separation) - strengthOf(a.separation))
    .slice(0, most)
  const inputs = found.map(({ input }) => input)
  const rows = found.map(({ separation, input }) => flipOf(ranked, { separation, input, sides }))
  return { rows, why: rows.length === 0 ? 'chance' : null, inputs }
}

const strengthOf = ({ auc }: Separation): number => Math.abs(auc.value - 0.5)

/** Four of the errors that the replicates show, and of those that a sample without any tie to the input has. */
const isBeyondError = (separation: Separation, { first, second }: Sides): boolean => {
  const unrelated = Math.sqrt((first + second + 1) / (12 * first * second))
  return strengthOf(separation) > 4 * Math.max(separation.auc.standardError, unrelated)
}

interface Row {
  readonly separation: Separation
  readonly input: Input
  readonly sides: Sides
}

const flipOf = ({ plan, valuesOf }: Ranked, { separation, input, sides }: Row): Flip => {
  const { auc, percentiles } = separation
  const { about, kind, path, gate } = input
  const values = kind === 'quantity' ? valuesOf(input.place) : null
  const passes = gate === null || !isPlain(plan, gate) ? null : passing(plan, gate, valuesOf)
  const split = (column: Float64Array | null) =>
    column === null ? null : { a: meanWhere(column, sides, -1), b: meanWhere(column, sides, 1) }
  return {
    path,
    pointer: about?.pointer ?? null,
    kind,
    auc,
    percentile: { a: percentiles.first, b: percentiles.second },
    mean: split(values),
    passes: split(passes),
    guess: isGuess(input),
    grade: about?.quantity.about.grade ?? null,
    breakEven: null,
  }
}

/** A probability that is a formula is not known by itself. */
const isPlain = (plan: Plan, gate: number): boolean => {
  const { kind } = plan.variables[plan.gates[gate]!.probability]!
  return kind === 'constant' || kind === 'draw'
}

/** 1 in every future in which a gate passes: its uniform draw is at or above 1 − probability. */
const passing = (plan: Plan, gate: number, valuesOf: Ranked['valuesOf']): Float64Array => {
  const { uniform, probability } = plan.gates[gate]!
  const chance = valuesOf(probability)
  return valuesOf(uniform).map((u, i) => Number(u >= 1 - chance[i]!))
}

const meanWhere = (column: Float64Array, { side, first, second }: Sides, which: 1 | -1): number => {
  let sum = 0
  for (let i = 0; i < side.length; i++) if (side[i] === which) sum += column[i]!
  return sum / (which === 1 ? second : first)
}
