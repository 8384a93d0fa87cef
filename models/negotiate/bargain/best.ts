import { greatestBetween } from '../../numerics/goldenSection.ts'
import type { Aim } from './solutions.ts'
import type { Candidate, Surface } from './surface.ts'

/** Where an offer lies among those that were worked out: by term, a place on its axis or between two. */
export type Spot = readonly number[]

/** Places that are looked at between two offers of the first of two terms, before the best of them is narrowed. */
const finer = 4

/** Figures that differ by less are the same. */
const same = 1e-9

interface Choice {
  readonly spot: Spot
  readonly figure: number
}

/** Both gains at the offers along one term; no number where there is no such deal. */
interface Line {
  readonly licensor: Float64Array
  readonly licensee: Float64Array
}

/**
 * The best offer of a surface for an aim, from the gains of all trials (column 0) or of one replicate. Gains lie on straight lines
 * between the offers that were worked out: along the last term the best is found in closed form on each stretch, along the first of
 * two by golden section around the best of its places. Of offers that are equally good the first is taken. Null where none will do.
 */
export const bestOn = (surface: Surface, column: number, aim: Aim): Spot | null => {
  const lines = linesOf(surface, column)
  const last = surface.between.at(-1)!
  if (surface.axes.length === 1) return best(alongLine(lines[0]!, last, aim))?.spot ?? null
  const at = (place: number): Choice | null => {
    const found = best(alongLine(lineAt(lines, place), last, aim))
    return found === null ? null : { spot: [place, ...found.spot], figure: found.figure }
  }
  const steps = surface.between[0] ? finer : 1
  const places = Array.from({ length: (lines.length - 1) * steps + 1 }, (_, n) => n / steps)
  const first = best(places.flatMap((place) => at(place) ?? []))
  if (first === null || !surface.between[0]) return first?.spot ?? null
  const [own] = first.spot as [number]
  const around = [Math.max(0, own - 1 / steps), Math.min(lines.length - 1, own + 1 / steps)] as const
  const narrowed = at(greatestBetween((place) => at(place)?.figure ?? -Infinity, around))
  return best([first, ...(narrowed === null ? [] : [narrowed])])!.spot
}

/** The greatest figure; the first of those that are the same. */
const best = (choices: readonly Choice[]): Choice | null => {
  const most = choices.reduce((greatest, { figure }) => Math.max(greatest, figure), -Infinity)
  if (most === -Infinity) return null
  return choices.find(({ figure }) => figure >= most - same * (1 + Math.abs(most)))!
}

const linesOf = ({ axes, at }: Surface, column: number): readonly Line[] => {
  const last = axes.at(-1)!
  const firsts = axes.length === 1 ? [[]] : axes[0]!.map((_, n) => [n])
  return firsts.map((first) => {
    const offers = last.map((_, n) => at([...first, n]))
    const gains = (side: 0 | 1) =>
      Float64Array.from(offers, (offer) => offer?.gains[side][column] ?? Number.NaN)
    return { licensor: gains(0), licensee: gains(1) }
  })
}

const lineAt = (lines: readonly Line[], place: number): Line => {
  const [low, part] = [Math.floor(place), place - Math.floor(place)]
  if (part === 0) return lines[low]!
  const mixed = (side: keyof Line) => {
    const [a, b] = [lines[low]![side], lines[low + 1]![side]]
    return a.map((value, n) => value + part * (b[n]! - value))
  }
  return { licensor: mixed('licensor'), licensee: mixed('licensee') }
}

/** Offers along a line that may be the best: those that were worked out, and between them where the figure turns. */
const alongLine = ({ licensor, licensee }: Line, between: boolean, { figure, turns }: Aim): Choice[] => {
  const choices: Choice[] = []
  for (let n = 0; n < licensor.length; n++) {
    const [l, b] = [licensor[n]!, licensee[n]!]
    const add = (part: number, gains: readonly [number, number]): void => {
      const value = figure(...gains)
      if (value > -Infinity) choices.push({ spot: [n + part], figure: value })
    }
    add(0, [l, b])
    if (!between || n + 1 === licensor.length) continue
    const [licensorMore, licenseeMore] = [licensor[n + 1]! - l, licensee[n + 1]! - b]
    const found = turns({ licensor: l, licensee: b, licensorMore, licenseeMore })
    for (const part of found.filter((own) => own > 0 && own < 1).sort((p, q) => p - q))
      add(part, [l + part * licensorMore, b + part * licenseeMore])
  }
  return choices
}

/** The terms and the gains at a place; gains lie on straight lines between offers. Null where there is no such deal. */
export const offerAtSpot = ({ axes, at }: Surface, spot: Spot): Candidate | null => {
  const corners = spot.reduce<readonly { readonly place: Spot; readonly weight: number }[]>(
    (rows, p) => {
      const [low, part] = [Math.floor(p), p - Math.floor(p)]
      const ends =
        part === 0
          ? [[low, 1]]
          : [
              [low, 1 - part],
              [low + 1, part],
            ]
      return rows.flatMap(({ place, weight }) =>
        ends.map(([n, own]) => ({ place: [...place, n!], weight: weight * own! })),
      )
    },
    [{ place: [], weight: 1 }],
  )
  const gains: [Float64Array | null, Float64Array | null] = [null, null]
  for (const { place, weight } of corners) {
    const known = at(place)
    if (known === null) return null
    for (const side of [0, 1] as const) {
      gains[side] ??= new Float64Array(known.gains[side].length)
      known.gains[side].forEach((gain, c) => {
        gains[side]![c]! += weight * gain
      })
    }
  }
  return { values: valuesAt(axes, spot), gains: [gains[0]!, gains[1]!] }
}

/** The values of the terms at a place. */
export const valuesAt = (axes: Surface['axes'], spot: Spot): readonly number[] =>
  spot.map((p, a) => {
    const [low, high] = [axes[a]![Math.floor(p)]!, axes[a]![Math.ceil(p)]!]
    return low + (high - low) * (p - Math.floor(p))
  })
