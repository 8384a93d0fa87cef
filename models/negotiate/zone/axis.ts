import type { Lever } from '../lever.ts'
import type { Moved } from '../movedTerms.ts'

/** The values of a term on one side of the plane, ascending; of a plane of one term the other side has none. */
export interface Axis {
  readonly lever: Lever | null
  readonly values: readonly number[]
}

/** Values on a side of the plane at most. */
export const sidePoints = 41

export type Sides = readonly [Axis, Axis]

export const sidesOf = ([x, y]: readonly Moved[]): Sides => [axisOf(x!), y === undefined ? noAxis : axisOf(y)]

/** Evenly from end to end; of a term that goes by steps, at its steps. */
const axisOf = ({ lever, from, to }: Moved): Axis => {
  const { step } = lever
  if (step === null) return { lever, values: evenly(sidePoints).map((part) => from + part * (to - from)) }
  const steps = Math.floor((to - from) / step + 1e-9)
  const count = Math.min(sidePoints, steps + 1)
  const places = evenly(count).map((part) => Math.round(part * steps))
  return { lever, values: places.map((place) => from + place * step) }
}

/** The other side of a plane of one term. */
const noAxis: Axis = { lever: null, values: [0] }

const evenly = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? 0 : i / (count - 1)))
