import { crossFit } from '../options/crossFit.ts'
import { decisionsOf, type Game, type Holder, waysOf, withoutOption } from '../options/tree.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { OptionPlan } from '../scenario/optionsPlan.ts'
import { precondition } from '../units/precondition.ts'
import { gameOf } from './game.ts'
import { type DealOutcomes, mixOutcomes } from './outcomes.ts'

/** How the options of a deal were used. */
export interface OptionsUsed {
  /** the deal trial by trial, as it was decided on what other trials had taught */
  readonly outcomes: DealOutcomes
  /** the way of each trial */
  readonly ways: Uint16Array
  readonly options: readonly OptionUsed[]
}

/** What one option was worth and when it was used, by trial. */
export interface OptionUsed {
  readonly plan: OptionPlan
  /** by date at which it takes effect, in years: 1 where it was exercised then */
  readonly exercised: readonly { readonly year: number; readonly column: Float64Array }[]
  /** worth of the deal with the option less without it, at the flows' own rates */
  readonly worth: Readonly<Record<Holder, Float64Array>>
  /** the same to its holder, if the decisions had been fitted on the very trials that they are valued on */
  readonly inSample: Float64Array
}

/**
 * Decides the options of a deal on what its ways came to. What an option is worth is the deal with it less the deal in
 * which it is never used and the others are decided anew. Trial τ belongs to replicate τ mod R.
 */
export const useOptions = (
  deal: DealPlan,
  ways: readonly DealOutcomes[],
  replicates: number,
): OptionsUsed => {
  const { options } = deal
  precondition(options !== null, 'a deal with options')
  const game = gameOf(options, ways)
  const decided = crossFit(game, replicates)
  const worth = (chosen: Uint16Array, party: Holder): Float64Array =>
    Float64Array.from(chosen, (way, i) => game.worth(way, party)[i]!)
  const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value - b[i]!)
  return {
    outcomes: mixOutcomes(deal, ways, decided.outOfSample),
    ways: decided.outOfSample,
    options: options.options.map((plan, option): OptionUsed => {
      const without = crossFit({ ...game, tree: withoutOption(options.tree, option) }, replicates)
      const gain = (party: Holder, sample: 'outOfSample' | 'inSample'): Float64Array =>
        less(worth(decided[sample], party), worth(without[sample], party))
      return {
        plan,
        exercised: exercisedOf(game, option, decided.outOfSample),
        worth: { licensor: gain('licensor', 'outOfSample'), licensee: gain('licensee', 'outOfSample') },
        inSample: gain(plan.by, 'inSample'),
      }
    }),
  }
}

/** By date whether an option was exercised then, trial by trial. */
const exercisedOf = ({ tree }: Game, option: number, ways: Uint16Array): OptionUsed['exercised'] => {
  const own = decisionsOf(tree).filter((decision) => decision.option === option)
  const years = [...new Set(own.map(({ effect }) => effect))].sort((a, b) => a - b)
  return years.map((year) => {
    const within = new Set(own.filter(({ effect }) => effect === year).flatMap(({ taken }) => waysOf(taken)))
    return { year, column: Float64Array.from(ways, (way) => (within.has(way) ? 1 : 0)) }
  })
}
