import { studentT } from '../distributions/studentT.ts'
import { tailFactor } from '../sampling/copula.ts'
import {
  exactMarginal,
  exactNormal,
  type Marginal,
  marginalOf,
  normalMarginal,
  uniformMarginal,
} from '../sampling/marginal.ts'
import { roomLength, roomOf } from '../sampling/wasm/room.ts'
import type { Plan } from '../scenario/plan.ts'
import type { CopulaGroup, Place } from '../scenario/variable.ts'
import { precondition } from '../units/precondition.ts'
import type { Frame } from './frame.ts'
import type { Points } from './points.ts'

/** Draws whole columns: each step is one loop over the trials of a block. */
export interface Drawing {
  /** one variable that depends on no other */
  readonly free: (frame: Frame, place: Place) => void
  /** the variables in some rows of a group that are tied together; a t copula reads its χ² from the frame */
  readonly tied: (frame: Frame, group: CopulaGroup, rows: readonly number[]) => void
}

/** What a plan's columns are drawn with; a marginal is made, and its table built, when it is first drawn. */
export const drawingOf = (plan: Plan, points: Points): Drawing => {
  const marginals: Marginal[] = []
  const marginalAt = (place: Place): Marginal => {
    marginals[place] ??= marginalAtPlace(plan, place, points.exact)
    return marginals[place]
  }
  const normal = standardNormal(points.exact)
  const { bits } = roomOf()
  const drawInto = (frame: Frame, place: Place, { marginal, out }: Target): void => {
    for (let done = 0; done < frame.count; done += roomLength) {
      const count = Math.min(roomLength, frame.count - done)
      points.fill(place, frame.first + done, bits, count)
      marginal.ofPoints(bits, done === 0 ? out : out.subarray(done), count)
    }
  }
  const normalsOf = new WeakMap<CopulaGroup, readonly Float64Array[]>()
  return {
    free: (frame, place) =>
      drawInto(frame, place, { marginal: marginalAt(place), out: frame.values[place]! }),
    tied: (frame, group, rows) => {
      const normals = roomFor(normalsOf, group, frame.size)
      const last = rows.reduce((most, row) => Math.max(most, row), 0)
      for (let j = 0; j <= last; j++)
        drawInto(frame, group.members[j]!, { marginal: normal, out: normals[j]! })
      for (const row of rows)
        correlate(frame, group, { row, normals, marginal: marginalAt(group.members[row]!) })
    },
  }
}

interface Target {
  readonly marginal: Marginal
  readonly out: Float64Array
}

const standardNormal = (exact: boolean): Marginal => (exact ? exactNormal : normalMarginal)

const marginalAtPlace = (plan: Plan, place: Place, exact: boolean): Marginal => {
  const variable = plan.variables[place]!
  if (variable.kind === 'uniform') return uniformMarginal
  if (variable.kind === 'normal') return standardNormal(exact)
  precondition(variable.kind === 'draw', 'only what is drawn has a marginal')
  return exact ? exactMarginal(variable.distribution) : marginalOf(variable.distribution)
}

/** Columns for the independent normals of a group, kept from block to block. */
const roomFor = (
  known: WeakMap<CopulaGroup, readonly Float64Array[]>,
  group: CopulaGroup,
  size: number,
): readonly Float64Array[] => {
  const found = known.get(group)
  if (found !== undefined && found[0]!.length >= size) return found
  const made = group.members.map(() => new Float64Array(size))
  known.set(group, made)
  return made
}

interface Row {
  readonly row: number
  readonly normals: readonly Float64Array[]
  readonly marginal: Marginal
}

/** A group shares one Cholesky factor over its normals; a t copula divides them by the root of χ²/ν. */
const correlate = (
  frame: Frame,
  { members, factor, tail }: CopulaGroup,
  { row, normals, marginal }: Row,
): void => {
  const { count } = frame
  const out = frame.values[members[row]!]!
  const weights = factor[row]!
  out.fill(0, 0, count)
  for (let j = 0; j <= row; j++) {
    const weight = weights[j]!
    const z = normals[j]!
    if (weight !== 0) for (let i = 0; i < count; i++) out[i]! += weight * z[i]!
  }
  if (tail === null) {
    marginal.ofNormals(out, count)
    return
  }
  const { degreesOfFreedom } = tail
  const student = studentT(degreesOfFreedom)
  const chiSquare = frame.values[tail.chiSquare]!
  for (let i = 0; i < count; i++) out[i] = student.cdf(out[i]! * tailFactor(degreesOfFreedom, chiSquare[i]!))
  marginal.ofUnits(out, count)
}
