import type { Zone } from '../../models/scenario/schema/zone.ts'
import { rangeAxis } from '../charts/axis.ts'
import { LAYERS, type Line, type Spot } from '../charts/curves.ts'
import type { Step } from '../charts/drawing.ts'
import { type Cells, drawPlane, type PlaneData, readingLayer } from '../charts/plane.ts'
import { outOfHundred } from '../format/share.ts'
import type { LayerName } from './bargaining.ts'
import { type Equal, equalLines, equalSpots } from './equal.ts'
import { drawn, namedAt, place } from './planeScale.ts'
import { planeTable } from './planeTable.ts'
import type { Shown } from './shown.ts'
import {
  gainsText,
  isWithin,
  markedOffers,
  offerText,
  type Plane,
  readPlaces,
  type Term,
} from './zonePlane.ts'

type Surface = Zone['regret']['licensor']

export interface PlaneShown extends Shown {
  /** what axes, lines and shades are */
  readonly keys: readonly string[]
}

const unitOf = ({ lever }: Term, currency: string): string => {
  const units: Readonly<Record<string, string>> = {
    share: '%',
    years: 'years',
    money: currency,
    price: currency,
  }
  const unit = units[lever.unit]
  return unit === undefined ? lever.label : `${lever.label}, ${unit}`
}

const lines = (plane: Plane): readonly Line[] => {
  const { contours } = plane.zone
  const party = (own: 'licensor' | 'licensee', name: string, dash: readonly number[]) => {
    const longest = [...contours[own]].sort((a, b) => b.length - a.length)[0]
    return contours[own].map(
      (points): Line => ({
        name: points === longest ? `${name}: walk-away` : '',
        namedAt: namedAt(plane, points, own === 'licensor'),
        side: own === 'licensor' ? 'below' : 'above',
        points: points.map((point) => place(plane, point)),
        ink: own,
        dash,
      }),
    )
  }
  return [...party('licensor', plane.ours, []), ...party('licensee', plane.theirs, [7, 4])]
}

const spots = (plane: Plane): readonly Spot[] =>
  markedOffers(plane).flatMap(({ at, number }) => {
    if (!isWithin(plane, at)) return []
    const high = (at[1] ?? 0) > (plane.y.from + 3 * plane.y.to) / 4
    const side = high ? ('below' as const) : ('above' as const)
    return [{ ...place(plane, at), name: `${number}`, side, ink: 'ink' as const }]
  })

const layerOf = (zone: Zone, layer: LayerName): Surface | null => {
  if (layer === 'ours') return zone.regret.licensor
  return layer === 'theirs' ? zone.regret.licensee : (zone.both?.probability ?? null)
}

const INKS = { both: 'agree', ours: 'licensor', theirs: 'licensee' } as const

/** Where both accept on what they expect there is a shade in any case; how sure that is, or a regret, deepens it. */
const cells = (plane: Plane, layer: LayerName): Cells => {
  const { zone, x, y } = plane
  const { licensor, licensee } = zone.gains
  const surface = layerOf(zone, layer)
  const shade = (i: number, j: number): number => {
    const both = (licensor.values[j]?.[i] ?? 0) >= 0 && (licensee.values[j]?.[i] ?? 0) >= 0
    const own = surface?.values[j]?.[i] ?? 0
    if (layer !== 'both') return 0.6 * own
    return surface === null ? (both ? 0.3 : 0) : (both ? 0.14 : 0) + 0.32 * own
  }
  return {
    xs: x.values.map((value) => drawn(x, value)),
    ys: y.values.map((value) => drawn(y, value)),
    shades: y.values.map((_, j) => x.values.map((_, i) => shade(i, j))),
    ink: INKS[layer],
  }
}

const layerText = (
  { zone, ours, theirs }: Plane,
  layer: LayerName,
  [i, j]: readonly [number, number],
): string => {
  const share = layerOf(zone, layer)?.values[j]?.[i]
  if (share === undefined) return ''
  const words = {
    both: `both say yes in ${outOfHundred(share)} of 100 cases of what we believe`,
    ours: `${ours} ends below its walk-away in ${outOfHundred(share)} of 100 futures`,
    theirs: `${theirs} ends below its walk-away in ${outOfHundred(share)} of 100 futures`,
  }
  return `; ${words[layer]}`
}

const steps = (plane: Plane, layer: LayerName, data: PlaneData): readonly Step[] => {
  const { gains } = plane.zone
  const offers = markedOffers(plane).filter(({ at }) => isWithin(plane, at))
  return [
    ...offers.map((offer, index) => ({
      text: `${offer.number} ${offer.name}: ${offerText(plane, offer.at)}: ${gainsText(plane, offer.licensor, offer.licensee)}`,
      layer: LAYERS.spots,
      index,
    })),
    ...readPlaces(plane).map(([i, j], index) => {
      const at = [plane.x.values[i] ?? 0, plane.y.values[j] ?? 0]
      const own = gainsText(plane, gains.licensor.values[j]?.[i] ?? 0, gains.licensee.values[j]?.[i] ?? 0)
      const text = `${offerText(plane, at)}: ${own}${layerText(plane, layer, [i, j])}`
      return { text, layer: readingLayer(data), index }
    }),
  ]
}

const everywhere = (plane: Plane, party: 'licensor' | 'licensee', name: string): readonly string[] => {
  if (plane.zone.contours[party].length > 0) return []
  const accepts = (plane.zone.gains[party].values[0]?.[0] ?? 0) >= 0
  return [`${name} ${accepts ? 'accepts everywhere' : 'accepts nowhere'} on this plane.`]
}

const keys = (plane: Plane, layer: LayerName): readonly string[] => {
  const { zone, ours, theirs } = plane
  const shades = {
    both:
      zone.both === null
        ? 'Green: both are better off than without the deal.'
        : 'Green: both are better off than without the deal; the deeper, the surer that is over what we believe.',
    ours: `Shade: how often ${ours} would end below its walk-away, from never to always.`,
    theirs: `Shade: how often ${theirs} would end below its walk-away, from never to always.`,
  }
  return [
    `${shades[layer]} Lines: where a party is as well off as without the deal.`,
    `Marks: ${markedOffers(plane)
      .map(({ name, number }) => `${number} ${name}`)
      .join(', ')}.`,
    ...everywhere(plane, 'licensor', ours),
    ...everywhere(plane, 'licensee', theirs),
  ]
}

/** Both walk-aways over two terms, the area where both accept, one layer, and the offers. */
export const planeFigure = (plane: Plane, layer: LayerName, equal: Equal | null = null): PlaneShown => {
  const { x, y, currency } = plane
  const data: PlaneData = {
    x: rangeAxis(drawn(x, x.from), drawn(x, x.to)),
    y: rangeAxis(drawn(y, y.from), drawn(y, y.to)),
    unit: unitOf(x, currency),
    upwards: unitOf(y, currency),
    ...{ band: null, dots: [], cells: cells(plane, layer) },
    lines: [...lines(plane), ...(equal === null ? [] : equalLines(plane, equal))],
    spots: [...spots(plane), ...(equal === null ? [] : equalSpots(plane, equal))],
    readings: readPlaces(plane).map(([i, j]) => place(plane, [x.values[i] ?? 0, y.values[j] ?? 0])),
  }
  return {
    sentence: '',
    keys: keys(plane, layer),
    draw: drawPlane(data),
    steps: steps(plane, layer, data),
    table: planeTable(plane),
    height: '24rem',
  }
}
