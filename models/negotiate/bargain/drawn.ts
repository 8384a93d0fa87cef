import type { Bargain } from '../../scenario/schema/bargain.ts'
import { isConstant } from '../../summarise/extent.ts'
import { quantileOfSorted } from '../../summarise/quantile.ts'
import type { Offer } from '../offers.ts'
import { frontierOf } from './frontier.ts'
import { bestOf, nash } from './solutions.ts'
import type { Pair, Surface } from './surface.ts'

/** Futures whose walk-aways are taken: enough for three quantiles. */
const mostFutures = 256

/**
 * The Nash solution at equal weights if both parties knew their walk-aways: those of each future in turn against the expected
 * worth of the offers on the frontier. What it spreads over is what is not known of the alternatives, not the market.
 */
export const drawnSolutions = (
  surface: Surface,
  expected: Pair<number>,
  { walkAways: { licensor, licensee } }: Pick<Offer, 'walkAways'>,
): Bargain['drawn'] => {
  if (isConstant(licensor) && isConstant(licensee)) return null
  const frontier = frontierOf(surface)
  const futures = Math.min(mostFutures, licensor.length)
  const found: { readonly values: readonly number[]; readonly gains: Pair<number> }[] = []
  for (let trial = 0; trial < futures; trial++) {
    const shift = [expected[0] - licensor[trial]!, expected[1] - licensee[trial]!] as const
    const gain = (side: 0 | 1) => (offer: number) => frontier[offer]!.gains[side][0]! + shift[side]
    const best = bestOf({ count: frontier.length, licensor: gain(0), licensee: gain(1) }, nash(1 / 2))
    if (best >= 0) found.push({ values: frontier[best]!.values, gains: [gain(0)(best), gain(1)(best)] })
  }
  if (found.length === 0) return null
  const spread = (of: (one: (typeof found)[number]) => number) => {
    const sorted = Float64Array.from(found, of).sort()
    const [q10, q50, q90] = [0.1, 0.5, 0.9].map((p) => quantileOfSorted(sorted, p))
    return { q10: q10!, q50: q50!, q90: q90! }
  }
  return {
    futures,
    zone: found.length / futures,
    values: found[0]!.values.map((_, term) => spread(({ values }) => values[term]!)),
    licensor: spread(({ gains }) => gains[0]),
    licensee: spread(({ gains }) => gains[1]),
  }
}
