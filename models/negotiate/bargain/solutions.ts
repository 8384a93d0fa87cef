import { log } from '../../numerics/elementary.ts'

/** A gain is at least another, but for rounding. */
const slight = 1e-6

/** Gains of both parties over their walk-aways, offer by offer. */
export interface Gains {
  readonly count: number
  readonly licensor: (offer: number) => number
  readonly licensee: (offer: number) => number
}

/** A stretch of offers over which both gains change evenly: what they are at its start, and by how much more at its end. */
export interface Stretch {
  readonly licensor: number
  readonly licensee: number
  readonly licensorMore: number
  readonly licenseeMore: number
}

/** What an offer is chosen for. */
export interface Aim {
  /** greatest at the best offer; −∞ where an offer is none */
  readonly figure: (licensor: number, licensee: number) => number
  /** parts of a stretch at which the figure may be greatest though at neither end: all of them, perhaps outside of 0 to 1 */
  readonly turns: (stretch: Stretch) => readonly number[]
}

/** The most that each can have, the other just accepting. */
export interface Ideals {
  readonly licensor: number
  readonly licensee: number
}

/**
 * Both gains above 0 and gL^α·gB^(1−α) greatest: J. F. Nash, The bargaining problem, Econometrica 18 (1950) 155–162, with
 * bargaining weights. On a stretch its logarithm is concave: α·gL′/gL + (1−α)·gB′/gB = 0 has one solution.
 */
export const nash = (alpha: number): Aim => ({
  figure: (l, b) => (l > 0 && b > 0 ? alpha * log(l) + (1 - alpha) * log(b) : -Infinity),
  turns: ({ licensor, licensee, licensorMore: l, licenseeMore: b }) => [
    -(alpha * l * licensee + (1 - alpha) * b * licensor) / (l * b),
  ],
})

/** What one party gains, the other gaining at least so much. */
export const most = (party: keyof Ideals, atLeast = -Infinity): Aim => ({
  figure: (l, b) => {
    const [own, other] = party === 'licensor' ? [l, b] : [b, l]
    return other >= atLeast - slight ? own : -Infinity
  },
  turns: (stretch) => {
    const other = party === 'licensor' ? 'licensee' : 'licensor'
    return [(atLeast - stretch[other]) / stretch[`${other}More`]]
  },
})

/** The less of gL/ideal and gB/ideal: E. Kalai, M. Smorodinsky, Econometrica 43 (1975) 513–518. */
export const kalaiSmorodinsky = (ideals: Ideals): Aim =>
  accepted(
    (l, b) => Math.min(l / ideals.licensor, b / ideals.licensee),
    ({ licensor, licensee, licensorMore, licenseeMore }) =>
      (licensee / ideals.licensee - licensor / ideals.licensor) /
      (licensorMore / ideals.licensor - licenseeMore / ideals.licensee),
  )

/** The larger of both regrets, in money, as small as can be. */
export const leastRegret = (ideals: Ideals): Aim =>
  accepted(
    (l, b) => -Math.max(ideals.licensor - l, ideals.licensee - b),
    ({ licensor, licensee, licensorMore, licenseeMore }) =>
      (ideals.licensor - licensor - ideals.licensee + licensee) / (licensorMore - licenseeMore),
  )

const accepted = (figure: Aim['figure'], equal: (stretch: Stretch) => number): Aim => ({
  figure: (l, b) => (l >= -slight && b >= -slight ? figure(l, b) : -Infinity),
  turns: (stretch) => [equal(stretch), ...zeros(stretch)],
})

/** Where a party just accepts. */
const zeros = ({ licensor, licensee, licensorMore, licenseeMore }: Stretch): readonly number[] => [
  -licensor / licensorMore,
  -licensee / licenseeMore,
]

/** Which of a list of offers is best; the first of equals, −1 where none is one. */
export const bestOf = ({ count, licensor, licensee }: Gains, { figure }: Aim): number => {
  let [best, most] = [-1, -Infinity]
  for (let offer = 0; offer < count; offer++) {
    const value = figure(licensor(offer), licensee(offer))
    if (value > most) [best, most] = [offer, value]
  }
  return best
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
