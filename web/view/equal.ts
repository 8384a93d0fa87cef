import { contoursOf } from '../../models/negotiate/zone/contours.ts'
import type { Line, Spot } from '../charts/curves.ts'
import type { Party } from './bargaining.ts'
import type { Lever } from './levers.ts'
import { drawn, namedAt, place } from './planeScale.ts'
import { offerText, type Plane, type Term, valueText } from './zonePlane.ts'

type Point = readonly [x: number, y: number]

/** Offers that are as good to one party as the deal as it stands, and the one of them that somebody has moved to. */
export interface Equal {
  readonly party: Party
  readonly lines: readonly (readonly Point[])[]
  /** the value of the first term; undefined: as it stands */
  readonly x: number | undefined
}

/** Null where the deal as it stands has no place on the plane. */
export const equalOf = (plane: Plane, party: Party, x?: number): Equal | null => {
  const { zone } = plane
  const [present] = zone.present
  if (present === undefined) return null
  const level = present[party].value
  const above = zone.gains[party].values.map((row) => row.map((gain) => gain - level))
  const lines = contoursOf(above, [plane.x, plane.y])
  return lines.length === 0 ? null : { party, lines, x }
}

/** What the second term becomes; null where no offer of the plane is as good. */
export const otherTerm = ({ lines, x }: Equal): number | null => {
  if (x === undefined) return null
  for (const points of lines)
    for (const [n, [to, atTo]] of points.entries()) {
      const [from, atFrom] = points[n - 1] ?? [to, atTo]
      if ((x - from) * (x - to) > 0) continue
      return from === to ? atTo : atFrom + ((x - from) / (to - from)) * (atTo - atFrom)
    }
  return null
}

export const partyName = ({ ours, theirs }: Plane, { party }: Equal): string =>
  party === 'licensor' ? ours : theirs

export const equalLines = (plane: Plane, equal: Equal): readonly Line[] => {
  const longest = [...equal.lines].sort((a, b) => b.length - a.length)[0]
  return equal.lines.map((points) => ({
    name: points === longest ? `as good to ${partyName(plane, equal)}` : '',
    namedAt: namedAt(plane, points, false),
    side: 'above',
    points: points.map((point) => place(plane, point)),
    ink: equal.party,
    dash: [1, 3],
  }))
}

export const equalSpots = (plane: Plane, equal: Equal): readonly Spot[] => {
  const y = otherTerm(equal)
  if (equal.x === undefined || y === null) return []
  return [{ ...place(plane, [equal.x, y]), name: '=', side: 'below', ink: equal.party }]
}

/** What the line says of the value that the first term has been moved to. */
export const equalText = (plane: Plane, equal: Equal): string => {
  const { x, y, currency } = plane
  const name = partyName(plane, equal)
  if (equal.x === undefined)
    return `Every offer on the dotted line is worth as much to ${name} as the deal as it stands.`
  const other = otherTerm(equal)
  if (other === null)
    return `With ${x.lever.label.toLowerCase()} ${valueText(x, equal.x, currency)} no ${y.lever.label.toLowerCase()} of this plane keeps ${name} where it is.`
  return `${offerText(plane, [equal.x, other])}: ${name} expects as much as now.`
}

const UNITS: Readonly<Record<string, Lever['unit']>> = { share: 'percent', years: 'years', price: 'price' }

/** The first term as a slider over the side of the plane. */
export const equalLever = ({ x, currency }: Plane): Lever => {
  const [from, to] = [drawn(x, x.from), drawn(x, x.to)]
  const unit = UNITS[x.lever.unit] ?? 'money'
  const marks = { percent: '%', years: 'years', price: currency, money: currency }
  return {
    ...{ pointers: [], label: x.lever.label, unit, mark: marks[unit] },
    ...{ value: drawn(x, x.lever.present ?? x.from), min: from, max: to },
    step: x.lever.step ?? (to - from) / 200,
  }
}

/** A value of the slider as the question takes it. */
export const written = ({ lever }: Term, value: number): number =>
  lever.unit === 'share' ? value / 100 : value
