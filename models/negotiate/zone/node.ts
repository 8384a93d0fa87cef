import { type Means, meansOf } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Lever } from '../lever.ts'
import type { Offer, Offers } from '../offers.ts'
import { figureOf, lessMeans, type Measure, type Party, walkAwayOf } from '../solve/figure.ts'

export const parties = ['licensor', 'licensee'] as const satisfies readonly Party[]

export type ByParty<Value> = Readonly<Record<Party, Value>>

/** One offer of the plane that was worked out: by how much each party is better off with it than without the deal. */
export interface Node {
  /** in expectation, or by certainty equivalents */
  readonly gain: ByParty<Means>
  /** what is expected, future by future, at the flows' own rates: what beliefs move */
  readonly flow: ByParty<Float64Array>
  /** what it turns out to be, future by future, at the rate for time */
  readonly turnsOut: ByParty<Float64Array>
}

export interface Plane {
  readonly offers: Offers
  readonly deal: string
  readonly levers: readonly (Lever | null)[]
  readonly measures: ByParty<Measure>
  readonly replicates: number
}

/** Works an offer of the plane out; x and y are values of the two terms, y is nothing where there is one. */
export const nodeAt = (plane: Plane, x: number, y: number): Result<Node, Failure> => {
  const { offers, deal, levers } = plane
  const moved = levers.flatMap((lever, l) => (lever === null ? [] : [{ lever, value: l === 0 ? x : y }]))
  const offer = offers.at(
    deal,
    moved.map(({ lever }) => lever),
    moved.map(({ value }) => value),
  )
  return offer.ok ? success(nodeOf(plane, offer.value)) : offer
}

const nodeOf = ({ measures, replicates }: Plane, offer: Offer): Node => ({
  gain: byParty((party) => {
    const held = { party, measure: measures[party], replicates }
    if (held.measure.kind === 'mean') return meansOf(less(offer[party]!, offer.walkAways[party]), replicates)
    return lessMeans(figureOf(offer, held)!, walkAwayOf(offer, held))
  }),
  flow: byParty((party) => less(offer[party]!, offer.walkAways[party])),
  turnsOut: byParty((party) => less(offer.turnsOut[party]!, offer.walkAways[party])),
})

export const byParty = <Value>(of: (party: Party) => Value): ByParty<Value> => ({
  licensor: of('licensor'),
  licensee: of('licensee'),
})

const less = (a: Float64Array, b: Float64Array): Float64Array => {
  const difference = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) difference[i] = a[i]! - b[i]!
  return difference
}
