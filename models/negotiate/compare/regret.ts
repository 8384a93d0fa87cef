import type { RegretRow } from '../../scenario/schema/compare.ts'
import type { Columns } from '../../summarise/columns.ts'
import { tie } from '../../summarise/compare.ts'

/** An alternative, and what it turns out to be worth to one party in every future. */
export interface Alternative {
  readonly id: string
  readonly worth: Float64Array
}

/**
 * What a party misses by each alternative: the worth of the best of the set in a future, less its own (L. J. Savage, J.
 * Am. Stat. Assoc. 46 (1951) 55–67). In money, future by future; none of it is below 0.
 */
export const regretsOf = (alternatives: readonly Alternative[], columns: Columns): RegretRow[] => {
  const best = bestOf(alternatives)
  return alternatives.map(({ id, worth }) => {
    const missed = new Float64Array(best.length)
    let none = 0
    for (let i = 0; i < missed.length; i++) {
      missed[i] = best[i]! - worth[i]!
      none += Number(missed[i]! <= tie)
    }
    const { mean, standardError, q50, q90, max, errors } = columns.summary(missed)
    return {
      id,
      expected: { value: mean, standardError },
      median: { value: q50, standardError: errors.q50 },
      q90: { value: q90, standardError: errors.q90 },
      maximum: max,
      best: none / missed.length,
    }
  })
}

const bestOf = (alternatives: readonly Alternative[]): Float64Array => {
  const best = Float64Array.from(alternatives[0]!.worth)
  for (const { worth } of alternatives)
    for (let i = 0; i < best.length; i++) if (worth[i]! > best[i]!) best[i] = worth[i]!
  return best
}
