import { midranksOf, ranksOfPoints } from '../numerics/order.ts'
import { type Location, locateQuantities } from '../scenario/locate.ts'
import type { Plan } from '../scenario/plan.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Place } from '../scenario/variable.ts'
import { type FirstFutures, pointReader } from '../simulate/drawnColumns.ts'

/**
 * What futures draw: an uncertain quantity of the document, whether a gate passes, or a chance that nobody wrote a number
 * for (when a licensee fails, whether an audit happens, an exchange rate).
 */
export interface Input {
  readonly place: Place
  readonly path: string
  readonly kind: 'quantity' | 'gate' | 'chance'
  /** the copula that ties it to others, by place in the plan; null where it is independent */
  readonly group: number | null
  /** what the document says of it: of a gate, of its probability; null for a chance */
  readonly about: (Location & { readonly quantity: Quantity }) | null
  /** index of the gate in the plan */
  readonly gate: number | null
}

/** Every input of a plan that has a dimension of the sample; the path of an exchange rate has one for each year. */
export const inputsOf = (plan: Plan, document: ReadDocument): readonly Input[] => {
  const located = new Map(
    [...locateQuantities(document)].map(([quantity, place]) => [place.path, { ...place, quantity }]),
  )
  const gates = new Map(plan.gates.map(({ uniform }, gate) => [uniform, gate]))
  const groups = new Map(plan.groups.flatMap(({ members }, group) => members.map((place) => [place, group])))
  return plan.variables.flatMap((variable, place): readonly Input[] => {
    if (!('dimension' in variable) || variable.dimension === Infinity) return []
    const gate = gates.get(place) ?? null
    const own = gate === null ? variable.path : plan.variables[plan.gates[gate]!.probability]!.path
    const about = located.get(own) ?? null
    const kind = gate !== null ? 'gate' : variable.kind === 'draw' && about !== null ? 'quantity' : 'chance'
    return [{ place, path: variable.path, kind, gate, about, group: groups.get(place) ?? null }]
  })
}

/**
 * Whether an input is only believed: marked so, owned by a licensee and not marked otherwise (domain page, section 3), or
 * graded D.
 */
export const isGuess = ({ about, path }: Input): boolean => {
  if (about === null) return false
  const { belief, grade } = about.quantity.about
  return grade === 'D' || (belief ?? path.startsWith('licensees.'))
}

/**
 * The ranks of what an input draws in its own distribution, between 0 and 1: the points behind it where it is independent,
 * else places among the values drawn. A column holds until the next is asked for.
 */
export const rankReader = (
  plan: Plan,
  futures: FirstFutures & { readonly valuesOf: (place: Place) => Float64Array },
): ((input: Input) => Float64Array) => {
  const pointsOf = pointReader(plan, futures)
  const ranks = new Float64Array(futures.trials)
  return ({ place, group }) =>
    group === null ? ranksOfPoints(pointsOf(place), ranks) : midranksOf(futures.valuesOf(place))
}
