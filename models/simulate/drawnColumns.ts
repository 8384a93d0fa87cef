import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { drawPlaceOf } from './draw.ts'
import { blockSize, createFrame } from './frame.ts'
import { pointsOf, type Sampling } from './points.ts'

/** The first `trials` futures of a sample. */
export interface FirstFutures {
  readonly how: Sampling
  readonly trials: number
}

/**
 * What the first futures draw for some variables, one column each: for whoever sets inputs beside what came of them. The
 * values are those of the run, to the bit.
 */
export const drawnColumns = (
  plan: Plan,
  places: readonly Place[],
  { how, trials }: FirstFutures,
): readonly Float64Array[] => {
  const columns = places.map(() => new Float64Array(trials))
  const draw = drawPlaceOf(plan, pointsOf(plan, how))
  const frame = createFrame(plan, blockSize, 'drawn')
  for (let first = 0; first < trials; first += blockSize) {
    frame.first = first
    frame.count = Math.min(blockSize, trials - first)
    places.forEach((place, p) => {
      draw(frame, place)
      columns[p]!.set(frame.values[place]!.subarray(0, frame.count), first)
    })
  }
  return columns
}

/** The points behind drawn variables in the first futures, 32 bits each: the rank of each draw in its own distribution. */
export const pointColumns = (
  plan: Plan,
  places: readonly Place[],
  { how, trials }: FirstFutures,
): readonly Uint32Array[] => {
  const points = pointsOf(plan, how)
  return places.map((place) => {
    const column = new Uint32Array(trials)
    points.fill(place, 0, column, trials)
    return column
  })
}

/** `pointColumns` for whoever reads one after the other: the column of one variable holds until the next is asked for. */
export const pointReader = (plan: Plan, { how, trials }: FirstFutures): ((place: Place) => Uint32Array) => {
  const points = pointsOf(plan, how)
  const column = new Uint32Array(trials)
  return (place) => {
    points.fill(place, 0, column, trials)
    return column
  }
}

/** `drawnColumns` for whoever asks for one variable after the other: prepared once. Not for formulas, which read others. */
export const columnDrawer = (
  plan: Plan,
  { how, trials }: FirstFutures,
): ((place: Place, into?: Float64Array) => Float64Array) => {
  const draw = drawPlaceOf(plan, pointsOf(plan, how))
  const frame = createFrame(plan, blockSize, 'drawn')
  return (place, column: Float64Array = new Float64Array(trials)) => {
    for (let first = 0; first < trials; first += blockSize) {
      frame.first = first
      frame.count = Math.min(blockSize, trials - first)
      draw(frame, place)
      column.set(frame.values[place]!.subarray(0, frame.count), first)
    }
    return column
  }
}
