import type { Plan } from '../../scenario/plan.ts'
import type { Flip } from '../../scenario/schema/compare.ts'
import type { Place } from '../../scenario/variable.ts'
import type { FirstFutures } from '../../simulate/drawnColumns.ts'
import { type Input, isGuess } from '../inputs.ts'
import type { RankTable } from './rankTable.ts'
import { type Separation, separationsOf } from './separation.ts'
import type { Sides, SidesOf } from './winners.ts'

/** Inputs that are told of at most. */
const most = 8

/** The inputs with their ranks in the first futures. */
export interface Ranked {
  readonly plan: Plan
  readonly futures: FirstFutures
  readonly inputs: readonly Input[]
  readonly ranks: RankTable
  readonly sidesOf: SidesOf
  /** what these futures drew for a variable; drawn once, whoever asks */
  readonly valuesOf: (place: Place) => Float64Array
  /** 1 in every future in which a gate passes */
  readonly passesOf: (gate: number) => Float64Array
}

/** A gate passes where its uniform draw is at or above 1 − probability. */
export const passing = (plan: Plan, gate: number, valuesOf: Ranked['valuesOf']): Float64Array => {
  const { uniform, probability } = plan.gates[gate]!
  const chance = valuesOf(probability)
  return valuesOf(uniform).map((u, i) => Number(u >= 1 - chance[i]!))
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
  const sides = ranked.sidesOf(difference)
  if (sides.first.futures.length === 0 || sides.second.futures.length === 0)
    return { rows: [], why: 'never', inputs: [] }
  if (sides.fewest < 2) return { rows: [], why: 'too-seldom', inputs: [] }
  const found = separationsOf(sides, ranked.ranks, 4 * unrelatedError(sides))
    .filter(({ auc }) => Math.abs(auc.value - 0.5) > 4 * auc.standardError)
    .map((separation) => ({ separation, input: ranked.inputs[separation.input]! }))
    .sort((a, b) => strengthOf(b.separation) - strengthOf(a.separation))
    .slice(0, most)
  const inputs = found.map(({ input }) => input)
  const rows = found.map(({ separation, input }) => flipOf(ranked, { separation, input, sides }))
  return { rows, why: rows.length === 0 ? 'chance' : null, inputs }
}

const strengthOf = ({ auc }: Separation): number => Math.abs(auc.value - 0.5)

/**
 * The error of a sample without any tie to the input. Told is what is beyond four of these and four of those that the
 * replicates show.
 */
const unrelatedError = ({ first, second }: Sides): number => {
  const [ours, theirs] = [first.futures.length, second.futures.length]
  return Math.sqrt((ours + theirs + 1) / (12 * ours * theirs))
}

interface Row {
  readonly separation: Separation
  readonly input: Input
  readonly sides: Sides
}

const flipOf = (ranked: Ranked, { separation, input, sides }: Row): Flip => {
  const { auc, percentiles } = separation
  const { about, kind, path } = input
  return {
    path,
    pointer: about?.pointer ?? null,
    kind,
    auc,
    percentile: { a: percentiles.first, b: percentiles.second },
    mean: kind === 'quantity' ? meansByWinner(ranked.valuesOf(input.place), sides) : null,
    passes: input.gate === null ? null : passesByWinner(ranked, input.gate, sides),
    guess: isGuess(input),
    grade: about?.quantity.about.grade ?? null,
    breakEven: null,
  }
}

/** A probability that is a formula is not known by itself. */
const passesByWinner = ({ plan, passesOf }: Ranked, gate: number, sides: Sides): Flip['passes'] => {
  const { kind } = plan.variables[plan.gates[gate]!.probability]!
  return kind === 'constant' || kind === 'draw' ? meansByWinner(passesOf(gate), sides) : null
}

/** Both in one pass, without a branch whose way half of the futures would make hard to foresee. */
const meansByWinner = (column: Float64Array, { side, first, second }: Sides): { a: number; b: number } => {
  let [a, b] = [0, 0]
  for (let i = 0; i < side.length; i++) {
    const winner = side[i]!
    const value = column[i]!
    a += winner < 0 ? value : 0
    b += winner > 0 ? value : 0
  }
  return { a: a / first.futures.length, b: b / second.futures.length }
}
