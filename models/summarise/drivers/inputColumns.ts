import { midranksOf, ranksOfPoints } from '../../numerics/order.ts'
import { toUnit } from '../../sampling/unit.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import { columnDrawer, drawnColumns, type FirstFutures, pointReader } from '../../simulate/drawnColumns.ts'
import { eventClasses } from './classes.ts'
import { classesOfInput, type InputClasses } from './firstOrder.ts'
import type { DriverInput } from './inputs.ts'
import { type Scored, scoredOf } from './scores.ts'

/** What an input is in every future. */
export interface InputColumns {
  readonly input: DriverInput
  readonly classes: InputClasses
  readonly parts: readonly Scored[]
}

/** Reads the futures of a run for one input after the other: what it tells of one holds until the next. */
export const inputReader = (plan: Plan, futures: FirstFutures): ((input: DriverInput) => InputColumns) => {
  const reading = readingOf(plan, futures)
  return (input) => {
    reading.restart()
    const points = input.places.map(reading.pointsOf)
    if (input.gate === null) {
      const classes = classesOfInput(points, futures.how.replicates, reading.classRoom)
      return { input, classes, parts: input.parts.map((place) => partAt(reading, { input, place, points })) }
    }
    return gateAt(reading, input, points)
  }
}

interface Reading {
  readonly plan: Plan
  readonly futures: FirstFutures
  /** from here on columns of the input before are written over */
  readonly restart: () => void
  readonly pointsOf: (place: Place) => Uint32Array
  readonly valuesOf: (place: Place) => Float64Array
  readonly rankRoom: () => Float64Array
  readonly classRoom: () => Uint16Array
}

const readingOf = (plan: Plan, futures: FirstFutures): Reading => {
  const { trials } = futures
  const points = roomOf(() => pointReader(plan, futures))
  const values = roomOf(() => new Float64Array(trials))
  const ranks = roomOf(() => new Float64Array(trials))
  const classes = roomOf(() => new Uint16Array(trials))
  const draw = columnDrawer(plan, futures)
  return {
    plan,
    futures,
    restart: () => {
      for (const room of [points, values, ranks, classes]) room.restart()
    },
    pointsOf: (place) => points.take()(place),
    valuesOf: (place) => draw(place, values.take()),
    rankRoom: ranks.take,
    classRoom: classes.take,
  }
}

/** Things that are handed out one by one, and from the first again after a restart. */
const roomOf = <Item>(make: () => Item): { readonly take: () => Item; readonly restart: () => void } => {
  const made: Item[] = []
  let next = 0
  return {
    take: () => {
      made[next] ??= make()
      return made[next++]!
    },
    restart: () => {
      next = 0
    },
  }
}

interface Part {
  readonly input: DriverInput
  readonly place: Place
  readonly points: readonly Uint32Array[]
}

const partAt = ({ plan, futures, valuesOf, rankRoom }: Reading, { input, place, points }: Part): Scored => {
  const own = isValued(plan, place, input.kind) ? valuesOf(place) : null
  const isRanked = own !== null && (input.places.length > 1 || isDiscrete(plan, place))
  const ranks = isRanked ? midranksOf(own) : ranksOfPoints(points[input.places.indexOf(place)]!, rankRoom())
  const { path, kind } = plan.variables[place]!
  return scoredOf({ path, ranks, values: kind === 'draw' ? own : null }, futures.how.replicates)
}

const gateAt = (
  { plan, futures, classRoom }: Reading,
  input: DriverInput,
  points: readonly Uint32Array[],
): InputColumns => {
  const { replicates } = futures.how
  const { passes, probability } = gateColumn(plan, input.gate!, { points: points[0]!, futures })
  const { path } = plan.variables[input.places[0]!]!
  const classes = { alone: [eventClasses(passes, probability ?? 0)], pairs: [] }
  return {
    input,
    classes: probability === null ? classesOfInput(points, replicates, classRoom) : classes,
    parts: [scoredOf({ path, ranks: passes, values: passes }, replicates)],
  }
}

/** Quantities have values that people know; of what is tied, ranks are those of what is drawn and not of the points. */
const isValued = (plan: Plan, place: Place, kind: DriverInput['kind']): boolean =>
  plan.variables[place]!.kind === 'draw' || kind === 'group'

const isDiscrete = (plan: Plan, place: Place): boolean => {
  const variable = plan.variables[place]!
  return variable.kind === 'draw' && variable.distribution.discrete
}

interface Drawn {
  readonly points: Uint32Array
  readonly futures: FirstFutures
}

/** Whether a gate passes, as the market without the data meets it; its probability where that is certain. */
const gateColumn = (plan: Plan, gate: number, { points, futures }: Drawn) => {
  const { probability, rise } = plan.gates[gate]!
  const [chance, more] = drawnColumns(plan, rise === null ? [probability] : [probability, rise], futures)
  const passes = new Float64Array(points.length)
  for (let i = 0; i < passes.length; i++)
    passes[i] = toUnit(points[i]!) >= 1 - Math.min(1, chance![i]! + (more?.[i] ?? 0)) ? 1 : 0
  const isCertain = plan.variables[probability]!.kind === 'constant' && rise === null
  return { passes, probability: isCertain ? chance![0]! : null }
}
