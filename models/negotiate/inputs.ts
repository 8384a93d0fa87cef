import { midranksOf } from '../numerics/order.ts'
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

/** Ranks of a column in the order of what it draws, between 0 and 1: (whole + start)/size. */
export interface RankColumn {
  readonly wholes: Uint32Array
  readonly start: number
  readonly size: number
}

/**
 * The ranks of what an input draws in its own distribution: the points behind it where it is independent, in the middle of
 * each of 2³² cells, else places among the values drawn. A column holds until the next is asked for.
 */
export const rankReader = (
  plan: Plan,
  futures: FirstFutures & { readonly valuesOf: (place: Place) => Float64Array },
): ((input: Input) => RankColumn) => {
  const pointsOf = pointReader(plan, futures)
  return ({ place, group }) =>
    group === null ? placesOfPoints(pointsOf(place)) : placesAmong(futures.valuesOf(place))
}

/** 32-bit points: the middle of each of 2³² cells. */
export const placesOfPoints = (wholes: Uint32Array): RankColumn => ({ wholes, start: 0.5, size: 4294967296 })

/** Ranks among the values themselves, (place − ½)/n: halves of whole numbers over n, as equal values share the middle of theirs. */
export const placesAmong = (values: Float64Array): RankColumn => {
  const size = 2 * values.length
  const ranks = midranksOf(values)
  const wholes = new Uint32Array(ranks.length)
  for (let i = 0; i < ranks.length; i++) wholes[i] = ranks[i]! * size + 0.5
  return { wholes, start: 0, size }
}
