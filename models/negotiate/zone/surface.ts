import { type Means, standardErrorOf } from '../../summarise/estimate.ts'
import { tolerance } from '../../summarise/refusal.ts'
import type { Sides } from './axis.ts'
import type { Node } from './node.ts'
import type { Nodes } from './nodes.ts'

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
    return x.values.map((_, at) => shareAt(often, room, betweenOf(nodes.xs, at)))
  })
  return surfaceOf(points)
}

const mixInto = (out: Float64Array, a: Float64Array, b: Float64Array, part: number): void => {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! + part * (b[i]! - a[i]!)
}

const shareAt = (
  { holds, replicates }: Often,
  room: readonly (readonly Float64Array[])[],
  at: Between,
): Means => {
  const counts = holds === 'below' ? belowAt(room, at, replicates) : aboveAt(room, at, replicates)
  const size = room[0]![0]!.length / replicates
  return {
    all: counts.reduce((sum, each) => sum + each, 0) / (size * replicates),
    replicates: counts.map((each) => each / size),
  }
}

const belowAt = (
  room: readonly (readonly Float64Array[])[],
  { first, second, part }: Between,
  replicates: number,
): Float64Array => {
  const counts = new Float64Array(replicates).fill(room[first]![0]!.length / replicates)
  const [a, b] = [room[first]![0]!, room[second]![0]!]
  // a row of replicates after the other: a branch or a stride through memory would take longer than the sum
  for (let start = 0; start < a.length; start += replicates)
    for (let r = 0; r < replicates; r++) {
      const own = a[start + r]!
      counts[r]! -= Number(own + part * (b[start + r]! - own) >= -tolerance)
    }
  return counts
}

const aboveAt = (
  room: readonly (readonly Float64Array[])[],
  { first, second, part }: Between,
  replicates: number,
): Float64Array => {
  const counts = new Float64Array(replicates)
  const [from, to] = [room[first]!, room[second]!]
  const holds = new Uint8Array(from[0]!.length).fill(1)
  for (const [c, a] of from.entries()) {
    const b = to[c]!
    for (let i = 0; i < holds.length; i++) holds[i]! &= Number(a[i]! + part * (b[i]! - a[i]!) >= 0)
  }
  for (let start = 0; start < holds.length; start += replicates)
    for (let r = 0; r < replicates; r++) counts[r]! += holds[start + r]!
  return counts
}

const surfaceOf = (points: readonly (readonly Means[])[]): Surface => ({
  values: points.map((row) => row.map(({ all }) => all)),
  errors: points.map((row) => row.map(({ replicates }) => standardErrorOf(replicates))),
})
