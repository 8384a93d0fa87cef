import { precondition } from '../units/precondition.ts'

/** A price and how much it counts. */
export interface Weighted {
  readonly price: number
  readonly weight: number
}

export interface Quartiles {
  readonly q25: number
  readonly q50: number
  readonly q75: number
}

/** Fewer comparables than this have no quartiles. */
export const fewestForQuartiles = 5

/**
 * Weighted quartiles. In rising order each price stands at the middle of its weight, m_k = w_1 + … + w_(k−1) + w_k/2, at
 * the probability p_k = (m_k − m_1)/(m_n − m_1); between two prices the line. Equal weights give p_k = (k − 1)/(n − 1):
 * type 7, which Excel calls PERCENTILE.INC. Null for fewer than five prices: three numbers are no distribution.
 */
export const weightedQuartiles = (prices: readonly Weighted[]): Quartiles | null => {
  precondition(
    prices.every(({ price, weight }) => Number.isFinite(price) && weight > 0),
    'prices are finite and weigh something',
  )
  if (prices.length < fewestForQuartiles) return null
  const rising = [...prices].sort((a, b) => a.price - b.price)
  const places = placesOf(rising)
  const at = (p: number): number => priceAt(rising, places, p)
  return { q25: at(0.25), q50: at(0.5), q75: at(0.75) }
}

/** The probability at which each price stands, from 0 to 1. */
const placesOf = (rising: readonly Weighted[]): readonly number[] => {
  let before = 0
  const middles = rising.map(({ weight }) => {
    const middle = before + weight / 2
    before += weight
    return middle
  })
  const first = middles[0]!
  const whole = middles.at(-1)! - first
  return middles.map((middle) => (middle - first) / whole)
}

const priceAt = (rising: readonly Weighted[], places: readonly number[], p: number): number => {
  const above = places.findIndex((place) => place >= p)
  const [low, high] = [rising[above - 1] ?? rising[above]!, rising[above]!]
  const [from, to] = [places[above - 1] ?? places[above]!, places[above]!]
  return to > from ? low.price + ((p - from) / (to - from)) * (high.price - low.price) : high.price
}
