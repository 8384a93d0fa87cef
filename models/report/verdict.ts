import type { Verdict } from '../scenario/schema/figures.ts'
import { bracketed, futures } from './figures.ts'
import { sentence } from './words.ts'

/**
 * A paired verdict in words (domain page, section 9), as the licensor reads it: both deals in the same futures,
 * future by future. `difference` is b − a; the one that wins more often is named first.
 */
export const verdictSentence = (
  comparison: { readonly licensor: Verdict },
  names: { readonly a: string; readonly b: string },
  currency: string,
): string => {
  const { aBetter, bBetter, equal, difference } = comparison.licensor
  if (aBetter === 0 && bBetter === 0) return `${names.a} and ${names.b} pay us the same in every future.`
  const ahead = bBetter >= aBetter
  const [winner, loser] = ahead ? [names.b, names.a] : [names.a, names.b]
  const median = (ahead ? 1 : -1) * difference.q50
  const size = bracketed({ value: median, standardError: difference.errors.q50 }, currency)
  const ties = equal >= 0.005 ? `, the same in ${shareOf(equal)}` : ''
  const often = futures(ahead ? bBetter : aBetter)
  return sentence(`${winner} pays us more than ${loser} in ${often}${ties}; median difference ${size}`)
}

const shareOf = (share: number): string => futures(share).replace(' futures', '')
