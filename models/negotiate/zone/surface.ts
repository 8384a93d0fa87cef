import { type Means, standardErrorOf } from '../../summarise/estimate.ts'
import { tolerance } from '../../summarise/refusal.ts'
import type { Sides } from './axis.ts'
import type { Node } from './node.ts'
import type { Nodes } from './nodes.ts'
import { countsAbove } from './stretches.ts'

/** A figure over the plane with its error: by place of the second term, then of the first. */
export interface Surface {
  readonly values: number[][]
  readonly errors: number[][]
}

/** Where a place lies between two that were worked out: part 0 is at the first, 1 at the second. */
export interface Between {
  readonly first: number
  readonly second: number
  readonly part: number
}

export const betweenOf = (worked: readonly number[], place: number): Between => {
  const after = worked.findIndex((own) => own >= place)
  if (worked[after] === place) return { first: after, second: after, part: 0 }
  const [from, to] = [worked[after - 1]!, worked[after]!]
  return { first: after - 1, second: after, part: (place - from) / (to - from) }
}

/** A figure that an offer has on average, over the whole plane: a straight line between offers, replicate by replicate. */
export const meansOver = (nodes: Nodes, [x, y]: Sides, of: (node: Node) => Means): Surface => {
  const means = nodes.grid.map((row) => row.map(of))
  const rows = y.values.map((_, place) => {
    const { first, second, part } = betweenOf(nodes.ys, place)
    return means[first]!.map((mean, i) => mixed(mean, means[second]![i]!, part))
  })
  const points = rows.map((row) =>
    x.values.map((_, place) => {
      const { first, second, part } = betweenOf(nodes.xs, place)
      return mixed(row[first]!, row[second]!, part)
    }),
  )
  return surfaceOf(points)
}

const mixed = (a: Means, b: Means, part: number): Means =>
  part === 0
    ? a
    : {
        all: a.all + part * (b.all - a.all),
        replicates: a.replicates.map((value, r) => value + part * (b.replicates[r]! - value)),
      }

/** How often a thing is so, over the whole plane, from what every offer comes to in each future. */
export interface Often {
  readonly nodes: Nodes
  readonly sides: Sides
  readonly replicates: number
  /** columns of an offer, by future; all of the same length */
  readonly columns: (node: Node, x: number, y: number) => readonly Float64Array[]
  /** whether it is so in a future, from the columns there */
  readonly holds: 'all-above' | 'below'
}

/**
 * Share of futures in which every column is at least 0 (`all-above`), or in which the one column is below it (`below`), half a
 * minor unit aside: as many futures as there are, each on the straight line between its own worths.
 */
export const oftenOver = (often: Often): Surface => {
  const { nodes, sides, columns } = often
  const [x, y] = sides
  const known = nodes.grid.map((row, j) => row.map((node, i) => columns(node, i, j)))
  const count = known[0]![0]!.length
  const room = nodes.xs.map((_, i) => Array.from({ length: count }, (_, c) => known[0]![i]![c]!.slice()))
  const points = y.values.map((_, place) => {
    const { first, second, part } = betweenOf(nodes.ys, place)
    for (const [i, own] of room.entries())
      for (const [c, out] of own.entries()) mixInto(out, known[first]![i]![c]!, known[second]![i]![c]!, part)
    return sharesAlong(often, room, x.values.length)
  })
  return surfaceOf(points)
}

const mixInto = (out: Float64Array, a: Float64Array, b: Float64Array, part: number): void => {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! + part * (b[i]! - a[i]!)
}

/** The shares at every place of the first term, a stretch between two offers after the other. */
const sharesAlong = (
  { nodes, holds, replicates }: Often,
  room: readonly (readonly Float64Array[])[],
  places: number,
): Means[] => {
  const size = room[0]![0]!.length / replicates
  const isBelow = holds === 'below'
  return nodes.xs.flatMap((from, i) => {
    const next = Math.min(i + 1, nodes.xs.length - 1)
    // an offer that was worked out begins a stretch: there nothing is rounded
    const until = next === i ? places : nodes.xs[next]!
    const parts = Array.from({ length: until - from }, (_, step) => betweenOf(nodes.xs, from + step).part)
    const above = countsAbove(
      { from: room[i]!, to: room[next]!, parts },
      isBelow ? -tolerance : 0,
      replicates,
    )
    return above.map((counts) => shareOf(isBelow ? counts.map((each) => size - each) : counts, size))
  })
}

const shareOf = (counts: Float64Array, size: number): Means => ({
  all: counts.reduce((sum, each) => sum + each, 0) / (size * counts.length),
  replicates: counts.map((each) => each / size),
})

const surfaceOf = (points: readonly (readonly Means[])[]): Surface => ({
  values: points.map((row) => row.map(({ all }) => all)),
  errors: points.map((row) => row.map(({ replicates }) => standardErrorOf(replicates))),
})
