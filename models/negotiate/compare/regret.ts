import type { RegretRow } from '../../scenario/schema/compare.ts'
import { tie } from '../../summarise/compare.ts'
import { estimateOf } from '../../summarise/estimate.ts'
import { createPercentiles } from '../../summarise/percentiles.ts'

/** An alternative, and what it turns out to be worth to one party in every future. */
export interface Alternative {
  readonly id: string
  readonly worth: Float64Array
}

/** What each of a set misses; of one set after the other. */
export type Regrets = (alternatives: readonly Alternative[]) => RegretRow[]

/**
 * What a party misses by each alternative: the worth of the best of the set in a future, less its own (L. J. Savage, J.
 * Am. Stat. Assoc. 46 (1951) 55–67). In money, future by future; none of it is below 0. For columns of one size, one after
 * the other in the same buffers.
 */
export const createRegrets = (trials: number, replicates: number): Regrets => {
  const percentiles = createPercentiles(trials, replicates, [0.5, 0.9])
  const [best, missed] = [new Float64Array(trials), new Float64Array(trials)]
  return (alternatives) => {
    takeBest(alternatives, best)
    return alternatives.map(({ id, worth }) => {
      const least = takeMissed(best, worth, missed)
      const [median, q90] = percentiles(missed)
      return { id, expected: estimateOf(missed, replicates), median: median!, q90: q90!, ...least }
    })
  }
}

const takeBest = (alternatives: readonly Alternative[], best: Float64Array): void => {
  best.set(alternatives[0]!.worth)
  for (const { worth } of alternatives)
    for (let i = 0; i < best.length; i++) if (worth[i]! > best[i]!) best[i] = worth[i]!
}

/** The most that is missed, and in which share of the futures nothing is. */
const takeMissed = (
  best: Float64Array,
  worth: Float64Array,
  missed: Float64Array,
): Pick<RegretRow, 'maximum' | 'best'> => {
  let [none, maximum] = [0, 0]
  for (let i = 0; i < missed.length; i++) {
    const own = best[i]! - worth[i]!
    missed[i] = own
    none += Number(own <= tie)
    if (own > maximum) maximum = own
  }
  return { maximum, best: none / missed.length }
}
