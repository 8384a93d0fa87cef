import type { Axis } from './axis.ts'

/** Both sides of a plane; the second has no lever where there is one term. */
type Sides = readonly [Pick<Axis, 'values'>, Pick<Axis, 'values'> & { readonly lever: unknown }]

/** A point of the plane by the values of both terms. */
export type Place = readonly [x: number, y: number]

/**
 * Lines along which a surface is 0: in each square of the plane a straight piece from edge to edge, where it crosses them by
 * straight interpolation (marching squares: W. E. Lorensen, H. E. Cline, Computer Graphics 21 (1987) 163, in two dimensions), joined
 * end to end. Where a square could be cut two ways its middle decides. A plane of one term has points instead.
 */
export const contoursOf = (values: readonly (readonly number[])[], [x, y]: Sides): Place[][] => {
  if (y.lever === null) return crossingsOf(values[0]!, x.values).map((at): Place[] => [[at, 0]])
  const pieces = values
    .slice(1)
    .flatMap((_, j) => x.values.slice(1).flatMap((_, i) => piecesOf(values, i, j)))
  const place = (key: string): Place => placeOf(values, [x, y], key)
  return joined(pieces).map((line) => line.map(place))
}

/** Where a row of values crosses 0. */
export const crossingsOf = (row: readonly number[], places: readonly number[]): number[] =>
  row.flatMap((value, i) => {
    if (value === 0) return [places[i]!]
    const next = row[i + 1]
    if (next === undefined || value * next >= 0) return []
    return [places[i]! + (value / (value - next)) * (places[i + 1]! - places[i]!)]
  })

/** An edge of a square by the place it begins at and its direction: `3,4,x`. */
type Piece = readonly [from: string, to: string]

const piecesOf = (values: readonly (readonly number[])[], i: number, j: number): readonly Piece[] => {
  const corner = (di: number, dj: number): boolean => values[j + dj]![i + di]! >= 0
  const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
  const edges = {
    bottom: a === b ? null : `${i},${j},x`,
    right: b === c ? null : `${i + 1},${j},y`,
    top: c === d ? null : `${i},${j + 1},x`,
    left: d === a ? null : `${i},${j},y`,
  }
  const cut = Object.values(edges).filter((edge) => edge !== null)
  if (cut.length < 4) return cut.length === 2 ? [[cut[0]!, cut[1]!]] : []
  const middle = (values[j]![i]! + values[j]![i + 1]! + values[j + 1]![i]! + values[j + 1]![i + 1]!) / 4
  const { bottom, right, top, left } = edges as Record<keyof typeof edges, string>
  return middle >= 0 === a
    ? [
        [bottom, right],
        [top, left],
      ]
    : [
        [bottom, left],
        [right, top],
      ]
}

const placeOf = (values: readonly (readonly number[])[], [x, y]: Sides, key: string): Place => {
  const [i, j, along] = key.split(',')
  const [column, row] = [Number(i), Number(j)]
  const here = values[row]![column]!
  const next = along === 'x' ? values[row]![column + 1]! : values[row + 1]![column]!
  const part = here / (here - next)
  const between = (own: readonly number[], at: number): number => own[at]! + part * (own[at + 1]! - own[at]!)
  return along === 'x'
    ? [between(x.values, column), y.values[row]!]
    : [x.values[column]!, between(y.values, row)]
}

/** Pieces that share an end become one line. */
const joined = (pieces: readonly Piece[]): readonly (readonly string[])[] => {
  const at = new Map<string, string[]>()
  for (const [from, to] of pieces) {
    at.set(from, [...(at.get(from) ?? []), to])
    at.set(to, [...(at.get(to) ?? []), from])
  }
  const free = new Set(at.keys())
  const follow = (start: string): string[] => {
    const line = [start]
    free.delete(start)
    for (;;) {
      const next = at.get(line.at(-1)!)!.find((key) => free.has(key))
      if (next === undefined) break
      free.delete(next)
      line.push(next)
    }
    const closes = line.length > 2 && at.get(line.at(-1)!)!.includes(start)
    return closes ? [...line, start] : line
  }
  const ends = [...at].filter(([, others]) => others.length === 1).map(([key]) => key)
  const open = ends.flatMap((key) => (free.has(key) ? [follow(key)] : []))
  return [...open, ...[...free].flatMap((key) => (free.has(key) ? [follow(key)] : []))]
}
