import { midranksOf, ranksOfPoints } from '../../numerics/order.ts'
import { toUnit } from '../../sampling/unit.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Place } from '../../scenario/variable.ts'
import { drawnColumns, type FirstFutures, pointColumns } from '../../simulate/drawnColumns.ts'
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

/** The futures of a run, read for each input. */
export const inputColumns = (
  plan: Plan,
  inputs: readonly DriverInput[],
  futures: FirstFutures,
): readonly InputColumns[] => {
  const { replicates } = futures.how
  const valued = inputs.flatMap(({ parts, kind }) => parts.filter((place) => isValued(plan, place, kind)))
  const columns = drawnColumns(plan, valued, futures)
  const values = new Map(valued.map((place, v) => [place, columns[v]!]))
  const all = inputs.flatMap(({ places }) => places)
  const drawn = pointColumns(plan, all, futures)
  const pointsOf = new Map(all.map((place, p) => [place, drawn[p]!]))
  return inputs.map((input) => {
    const points = input.places.map((place) => pointsOf.get(place)!)
    const gate = input.gate === null ? null : gateColumn(plan, input.gate, { points: points[0]!, futures })
    if (gate !== null) {
      const { passes, probability } = gate
      const { path } = plan.variables[input.places[0]!]!
      const classes = { alone: [eventClasses(passes, probability ?? 0)], pairs: [] }
      return {
        input,
        classes: probability === null ? classesOfInput(points, replicates) : classes,
        parts: [scoredOf({ path, ranks: passes, values: passes }, replicates)],
      }
    }
    const parts = input.parts.map((place): Scored => {
      const own = values.get(place) ?? null
      const isRanked = own !== null && (input.places.length > 1 || isDiscrete(plan, place))
      const ranks = isRanked ? midranksOf(own) : ranksOfPoints(points[input.places.indexOf(place)]!)
      const { path, kind } = plan.variables[place]!
      return scoredOf({ path, ranks, values: kind === 'draw' ? own : null }, replicates)
    })
    return { input, classes: classesOfInput(points, replicates), parts }
  })
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
