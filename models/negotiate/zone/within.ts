import type { Zone, ZonePoint } from '../../scenario/schema/zone.ts'
import { tolerance } from '../../summarise/refusal.ts'
import type { Axis, Sides } from './axis.ts'
import { contoursOf, crossingsOf, type Place } from './contours.ts'
import { type ByParty, parties } from './node.ts'
import type { Surface } from './surface.ts'

type Gains = ByParty<Surface>
/** Nobody refuses for less than half a minor unit. */
const accepts = (gain: number): boolean => gain >= -tolerance

/** What the plane says of the zone: how much of it there is, where, and what is best in it; or how far it is from one. */
export const zoneOfPlane = (gains: Gains, sides: Sides): Zone['zone'] => {
  const points = pointsOf(gains, sides)
  const inside = points.filter(({ licensor, licensee }) => accepts(licensor) && accepts(licensee))
  if (inside.length === 0) {
    const lacks = ({ licensor, licensee }: ZonePoint): number => Math.min(licensor, licensee)
    const nearest = points.reduce((best, point) => (lacks(point) > lacks(best) ? point : best))
    return { exists: false, share: 0, ranges: null, best: null, nearest }
  }
  const reached = [...inside, ...onContours(gains, sides)]
  const most = (party: 'licensor' | 'licensee'): ZonePoint =>
    reached.reduce((best, point) => (point[party] > best[party] ? point : best))
  const edge = edgeOf(gains, sides)
  const all = [...inside.map(({ at }) => at), ...edge]
  return {
    exists: true,
    share: inside.length / points.length,
    ranges: inside[0]!.at.map((_, t) => ({
      from: Math.min(...all.map((at) => at[t]!)),
      to: Math.max(...all.map((at) => at[t]!)),
    })),
    best: { licensor: most('licensor'), licensee: most('licensee') },
    nearest: null,
  }
}

const pointsOf = (gains: Gains, [x, y]: Sides): readonly ZonePoint[] =>
  y.values.flatMap((b, j) =>
    x.values.map((a, i) => ({
      at: y.lever === null ? [a] : [a, b],
      licensor: gains.licensor.values[j]![i]!,
      licensee: gains.licensee.values[j]![i]!,
    })),
  )

/**
 * Where one party is as well off as without the deal and the other accepts: the best of the zone lies there as a rule, between
 * the places of the grid. What the other gains is interpolated between the two places around it, as the contour is.
 */
const onContours = (gains: Gains, [x, y]: Sides): readonly ZonePoint[] => {
  const between = (one: ZonePoint, other: ZonePoint): readonly ZonePoint[] =>
    parties.flatMap((party) => {
      const [here, there] = [one[party], other[party]]
      if (here * there >= 0) return []
      const part = here / (here - there)
      const mixed = (a: number, b: number): number => a + part * (b - a)
      const rest = party === 'licensor' ? 'licensee' : 'licensor'
      const point = {
        at: one.at.map((value, t) => mixed(value, other.at[t]!)),
        ...{ licensor: 0, licensee: 0, [rest]: mixed(one[rest], other[rest]) },
      }
      return accepts(point[rest]) ? [point] : []
    })
  const points = pointsOf(gains, [x, y])
  const columns = x.values.length
  return points.flatMap((point, place) => [
    ...(inSteps(x) || (place + 1) % columns === 0 ? [] : between(point, points[place + 1]!)),
    ...(inSteps(y) || place + columns >= points.length ? [] : between(point, points[place + columns]!)),
  ])
}

/** The lesser of both gains: at least 0 where both accept. Its contour is the edge of the zone. */
const edgeOf = ({ licensor, licensee }: Gains, sides: Sides): readonly (readonly number[])[] => {
  const lesser = licensor.values.map((row, j) =>
    row.map((gain, i) => Math.min(gain, licensee.values[j]![i]!)),
  )
  return contoursOf(lesser, sides)
    .flat()
    .map((point: Place) => (sides[1].lever === null ? [point[0]] : [...point]))
}

/** Where both accept while one term moves and the other stays as it is: the least and the greatest such value. */
export const aloneOf = (gains: Gains, [x, y]: Sides): Zone['alone'] => {
  const alongX = alone(x, y, (place) => parties.map((party) => gains[party].values[place]!))
  if (y.lever === null) return alongX
  const turned = parties.map((party) => x.values.map((_, i) => gains[party].values.map((row) => row[i]!)))
  return [...alongX, ...alone(y, x, (place) => turned.map((rows) => rows[place]!))]
}

type Rows = (place: number) => readonly (readonly number[])[]

const alone = (moved: Axis, other: Axis, rows: Rows): Zone['alone'] => {
  const at = other.lever === null ? null : other.lever.present
  const row = other.lever === null ? rows(0) : at === null ? null : rowsAt(other, at, rows)
  if (row === null) return []
  const lesser = moved.values.map((_, i) => Math.min(...row.map((own) => own[i]!)))
  const inside = [
    ...moved.values.filter((_, i) => accepts(lesser[i]!)),
    ...(inSteps(moved) ? [] : crossingsOf(lesser, moved.values)),
  ]
  const range =
    inside.length === 0 ? { from: null, to: null } : { from: Math.min(...inside), to: Math.max(...inside) }
  return [{ term: moved.lever!.name, at, ...range }]
}

/** On or off, or whole years: nothing lies between. */
const inSteps = ({ lever }: Axis): boolean => lever !== null && lever.step !== null

/** Both rows at a value of the other term; null where it lies outside of the plane. */
const rowsAt = ({ values }: Axis, at: number, rows: Rows): readonly (readonly number[])[] | null => {
  const after = values.findIndex((value) => value >= at)
  if (after < 0 || at < values[0]!) return null
  if (values[after] === at || after === 0) return rows(after)
  const part = (at - values[after - 1]!) / (values[after]! - values[after - 1]!)
  const [before, behind] = [rows(after - 1), rows(after)]
  return before.map((row, p) => row.map((value, i) => value + part * (behind[p]![i]! - value)))
}
