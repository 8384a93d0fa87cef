import { roughly } from '../../models/report/figures.ts'
import { leverValue } from '../../models/report/leverWords.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Zone } from '../../models/scenario/schema/zone.ts'
import { licenseeAtStart, licensorAtStart } from './facts.ts'

export type Term = Zone['terms'][number]

/** A zone over two terms, with its words at hand. */
export interface Plane {
  readonly zone: Zone
  readonly x: Term
  readonly y: Term
  readonly ours: string
  readonly theirs: string
  readonly currency: string
}

export const planeOf = (zone: Zone, document: FieldfareDocument): Plane | null => {
  const [x, y] = zone.terms
  if (x === undefined || y === undefined) return null
  const [ours, theirs] = [licensorAtStart(document), licenseeAtStart(document, zone.deal)]
  return { zone, x, y, ours, theirs, currency: document.currency }
}

export const valueText = ({ lever }: Term, value: number, currency: string): string =>
  leverValue(Number(value.toPrecision(3)), lever.unit, currency)

/** A marked offer: the deal as it stands, and the best that one party can have while the other accepts. */
export interface Marked {
  /** from 1 */
  readonly number: number
  readonly name: string
  readonly at: readonly number[]
  readonly licensor: number
  readonly licensee: number
}

export const markedOffers = ({ zone, ours, theirs }: Plane): readonly Marked[] => {
  const { best, nearest } = zone.zone
  const present = zone.present.map(({ at, licensor, licensee }) => ({
    name: 'as it stands',
    at,
    licensor: licensor.value,
    licensee: licensee.value,
  }))
  const offers = [
    ...present,
    ...(best === null
      ? []
      : [
          { name: `best for ${ours}`, ...best.licensor },
          { name: `best for ${theirs}`, ...best.licensee },
        ]),
    ...(nearest === null ? [] : [{ name: 'nearest to a zone', ...nearest }]),
  ]
  return offers.map((offer, i) => ({ number: i + 1, ...offer }))
}

export const isWithin = ({ x, y }: Plane, [first = 0, second = 0]: readonly number[]): boolean =>
  first >= x.from && first <= x.to && second >= y.from && second <= y.to

/** About so many places of a list, from end to end. */
const spread = (count: number, most: number): readonly number[] =>
  count <= most
    ? Array.from({ length: count }, (_, i) => i)
    : Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))

/** The places of the plane that are read out and stand in the table, the second term first. */
export const readPlaces = ({ x, y }: Plane): readonly (readonly [i: number, j: number])[] =>
  spread(y.values.length, 9).flatMap((j) => spread(x.values.length, 9).map((i) => [i, j] as const))

export const offerText = ({ x, y, currency }: Plane, [first = 0, second = 0]: readonly number[]): string =>
  `${x.lever.label} ${valueText(x, first, currency)}, ${y.lever.label} ${valueText(y, second, currency)}`

export const gainsText = ({ ours, theirs, currency }: Plane, licensor: number, licensee: number): string =>
  `${ours} gains ${roughly(licensor, currency, 3)}, ${theirs} ${roughly(licensee, currency, 3)}`
