import type { Bargain } from '../../scenario/schema/bargain.ts'
import { undominated } from './solutions.ts'
import { type Corner, productOf, type Surface } from './surface.ts'

/**
 * For each party the offers that the other accepts on expectations, at which its expectation cannot rise but with a worse
 * mean of the worst 5 % (at its rate for time).
 */
export const riskOf = ({ axes, at }: Surface): Bargain['risk'] => {
  const places = productOf(axes.map((axis) => [...axis.keys()]))
  const corners = places.map(at).filter((corner): corner is Corner => corner !== null)
  const side = (own: 0 | 1) => {
    const accepted = corners.filter(({ gains }) => gains[own === 0 ? 1 : 0][0]! >= 0)
    const best = undominated(
      accepted.length,
      (n) => accepted[n]!.expected[own],
      (n) => accepted[n]!.worst5[own],
    )
    return best.map((n) => {
      const { values, expected, worst5 } = accepted[n]!
      return { values: [...values], expected: expected[own], worst5: worst5[own] }
    })
  }
  return { licensor: side(0), licensee: side(1) }
}
