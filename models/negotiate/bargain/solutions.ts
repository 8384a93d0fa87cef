import { log } from '../../numerics/elementary.ts'

/** Gains of both parties over their walk-aways, offer by offer. */
export interface Gains {
  readonly count: number
  readonly licensor: (offer: number) => number
  readonly licensee: (offer: number) => number
}

/** The offer at which a figure is greatest; the first of equals, −1 where there is none. */
const greatest = ({ count }: Gains, figure: (offer: number) => number): number => {
  let [best, most] = [-1, -Infinity]
  for (let offer = 0; offer < count; offer++) {
    const value = figure(offer)
    if (value > most) [best, most] = [offer, value]
  }
  return best
}

/**
 * Where both gains are above 0 and gL^α·gB^(1−α) is greatest: J. F. Nash, The bargaining problem, Econometrica 18 (1950)
 * 155–162, with bargaining weights. −1 where no offer clears both walk-aways.
 */
export const nashOf = (gains: Gains, alpha: number): number =>
  greatest(gains, (offer) => {
    const [l, b] = [gains.licensor(offer), gains.licensee(offer)]
    return l > 0 && b > 0 ? alpha * log(l) + (1 - alpha) * log(b) : -Infinity
  })

/** The most that each can have, the other just accepting; null where the other accepts nothing. */
export const idealsOf = (
  gains: Gains,
): { readonly licensor: number | null; readonly licensee: number | null } => {
  const l = greatest(gains, (offer) => (gains.licensee(offer) >= 0 ? gains.licensor(offer) : -Infinity))
  const b = greatest(gains, (offer) => (gains.licensor(offer) >= 0 ? gains.licensee(offer) : -Infinity))
  return { licensor: l < 0 ? null : gains.licensor(l), licensee: b < 0 ? null : gains.licensee(b) }
}

/** Where the less of gL/ideal and gB/ideal is greatest: E. Kalai, M. Smorodinsky, Econometrica 43 (1975) 513–518. */
export const kalaiSmorodinskyOf = (gains: Gains): number =>
  withIdeals(gains, (l, b, ideal) => Math.min(l / ideal.licensor, b / ideal.licensee))

/** Where the larger of both regrets, in money, is least. */
export const leastRegretOf = (gains: Gains): number =>
  withIdeals(gains, (l, b, ideal) => -Math.max(ideal.licensor - l, ideal.licensee - b))

const withIdeals = (
  gains: Gains,
  figure: (l: number, b: number, ideal: { readonly licensor: number; readonly licensee: number }) => number,
): number => {
  const { licensor, licensee } = idealsOf(gains)
  if (licensor === null || licensee === null || licensor <= 0 || licensee <= 0) return -1
  return greatest(gains, (offer) => {
    const [l, b] = [gains.licensor(offer), gains.licensee(offer)]
    return l >= 0 && b >= 0 ? figure(l, b, { licensor, licensee }) : -Infinity
  })
}

/** Offers at which neither of two figures can be greater but with the other less, the first figure falling. */
export const undominated = (
  count: number,
  one: (offer: number) => number,
  other: (offer: number) => number,
): readonly number[] => {
  const order = Array.from({ length: count }, (_, n) => n).sort(
    (a, b) => one(b) - one(a) || other(b) - other(a),
  )
  let most = -Infinity
  return order.filter((offer) => {
    if (other(offer) <= most) return false
    most = other(offer)
    return true
  })
}
