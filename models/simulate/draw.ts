import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { fillDerived, fillStill, stillPlaces } from './derived.ts'
import { type Drawing, drawingOf } from './drawn.ts'
import type { Frame } from './frame.ts'
import type { Points } from './points.ts'

/** Fills every wanted variable of a frame for the trials from `frame.first` on. */
export type Draw = (frame: Frame) => void

/** Prepares the marginals, the dependence and the formulas of a plan once; the result fills block after block. */
export const drawOf = (plan: Plan, points: Points, wanted: (place: Place) => boolean = () => true): Draw =>
  drawWith(plan, drawingOf(plan, points), wanted)

/** The same with marginals that others draw with as well. */
export const drawWith = (plan: Plan, drawing: Drawing, wanted: (place: Place) => boolean): Draw => {
  const ties = plan.groups
    .map((group) => ({ group, rows: group.members.flatMap((place, row) => (wanted(place) ? [row] : [])) }))
    .filter(({ rows }) => rows.length > 0)
  const tied = new Set(plan.groups.flatMap(({ members }) => members))
  const places = plan.variables.map((_, place) => place).filter(wanted)
  const free = places.filter((place) => 'dimension' in plan.variables[place]! && !tied.has(place))
  const all = stillPlaces(plan)
  const still = places.filter((place) => all.has(place))
  const derived = places.filter((place) => !('dimension' in plan.variables[place]!) && !all.has(place))
  const known = new WeakSet<Frame>()
  return (frame) => {
    for (const place of free) drawing.free(frame, place)
    for (const { group, rows } of ties) drawing.tied(frame, group, rows)
    if (!known.has(frame)) for (const place of still) fillStill(frame, place)
    known.add(frame)
    for (const place of derived) fillDerived(frame, place)
  }
}

/** Fills the column of one variable, of any kind, for the block that a frame stands at. */
export type DrawPlace = (frame: Frame, place: Place) => void

/**
 * One variable at a time, for whoever needs few of them. A formula and a curve read what stands before them in the plan:
 * that comes first. A variable tied to others is drawn with as many of their normals as it needs, and with the χ² of its
 * t copula; it has the same value as when all are drawn.
 */
export const drawPlaceOf = (plan: Plan, points: Points): DrawPlace => {
  const drawing = drawingOf(plan, points)
  const tied = new Map(
    plan.groups.flatMap((group) => group.members.map((place, row) => [place, { group, row }] as const)),
  )
  return (frame, place) => {
    const tie = tied.get(place)
    if (tie !== undefined) {
      const { tail } = tie.group
      if (tail !== null) drawing.free(frame, tail.chiSquare)
      drawing.tied(frame, tie.group, [tie.row])
    } else if ('dimension' in plan.variables[place]!) drawing.free(frame, place)
    else fillDerived(frame, place)
  }
}
