import type { Band } from '../scenario/schema/figures.ts'
import { type Belief, standardised } from './beliefs.ts'
import { conditionalMeans, termCount } from './conditional.ts'
import { meanOf, meansOf, standardErrorOf } from './estimate.ts'
import { createFound, partialOf, record } from './partial.ts'

/** Futures from which the band is read, the first ones, and beliefs it rests on at most. */
export const ignoranceTrials = 2048
const most = 3

/**
 * Where an expectation may lie for all we know of the parties: the 10th and 90th percentile of the conditional
 * expectation given our beliefs (domain page, section 8), by the regression of expected values of partial information
 * (M. Strong, J. Oakley, A. Brennan, Med. Decis. Making 34 (2014) 311–326) on the three beliefs that move it most. Null
 * where none moves it by more than chance, or there are too few futures to tell.
 */
export const bandOf = (
  values: Float64Array,
  beliefs: readonly Belief[],
  { value, replicates }: { readonly value: number; readonly replicates: number },
): Band | null => {
  const trials = values.length
  const chosen = strongest(values, beliefs, replicates)
  if (chosen.length === 0 || trials < 20 * termCount(chosen.length)) return null
  const inputs = chosen.map((belief) => belief.values)
  const fitted = conditionalMeans(values, inputs, replicates)
  const found = createFound(trials / replicates, replicates)
  const shift = value - meanOf(fitted)
  fitted.forEach((mean, trial) => {
    record(found, trial % replicates, mean + shift)
  })
  const { q10, q90, errors } = partialOf(found)
  return {
    low: q10!,
    high: q90!,
    errors: errors === null ? null : { low: errors.q10, high: errors.q90 },
    beliefs: chosen.map(({ path }) => path),
  }
}

/**
 * The beliefs whose correlation with some values is past four standard errors, by the number of futures and by what the
 * replicates show, the strongest first: of a few hundred pairs hardly one is past both by chance.
 */
export const strongest = (
  values: Float64Array,
  beliefs: readonly Belief[],
  replicates: number,
): readonly Belief[] => {
  const own = standardised(values)
  const least = 4 / Math.sqrt(own.length)
  const products = new Float64Array(own.length)
  const strengths = beliefs.map((belief) => {
    const { values: other } = belief
    for (let i = 0; i < own.length; i++) products[i] = own[i]! * other[i]!
    const { all, replicates: each } = meansOf(products, replicates)
    return { belief, strength: Math.abs(all), enough: Math.max(least, 4 * standardErrorOf(each)) }
  })
  return strengths
    .filter(({ strength, enough }) => strength > enough)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, most)
    .map(({ belief }) => belief)
}
