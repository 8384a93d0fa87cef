import { type Candidate, productOf, type Surface } from './surface.ts'

/** Steps between two offers that were worked out, along a single term and along each of two. */
const finer = [64, 12] as const

/**
 * Offers between those that were worked out, their gains interpolated in each term: exact where a gain is linear in a term,
 * as it is in every payment that does not depend on another.
 */
export const candidatesOf = (surface: Surface): readonly Candidate[] => {
  const { axes, between } = surface
  const steps = finer[axes.length - 1]!
  const places = axes.map((axis, a) => {
    const each = between[a] ? steps : 1
    return Array.from({ length: (axis.length - 1) * each + 1 }, (_, n) => n / each)
  })
  return productOf(places).flatMap((place): readonly Candidate[] => {
    const found = interpolated(surface, place)
    return found === null ? [] : [found]
  })
}

const interpolated = ({ axes, at }: Surface, place: readonly number[]): Candidate | null => {
  const ends = place.map((p) => (Number.isInteger(p) ? [p] : [Math.floor(p), Math.floor(p) + 1]))
  let mixed: Candidate | null = null
  for (const corner of productOf(ends)) {
    const known = at(corner)
    if (known === null) return null
    const weight = corner.reduce((product, n, a) => product * (1 - Math.abs(place[a]! - n)), 1)
    mixed ??= {
      values: [],
      gains: [new Float64Array(known.gains[0].length), new Float64Array(known.gains[1].length)],
    }
    for (const side of [0, 1] as const)
      for (let c = 0; c < known.gains[side].length; c++)
        mixed.gains[side][c]! += weight * known.gains[side][c]!
  }
  const values = place.map((p, a) => {
    const [low, high] = [axes[a]![Math.floor(p)]!, axes[a]![Math.ceil(p)]!]
    return low + (high - low) * (p - Math.floor(p))
  })
  return mixed === null ? null : { ...mixed, values }
}
