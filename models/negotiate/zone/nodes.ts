import { standardErrorOf } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Axis } from './axis.ts'
import { type Node, parties } from './node.ts'

/** Offers that were worked out, where some values of one term meet some of the other; between them lies a plane. */
export interface Nodes {
  /** places on each side, ascending; the first and the last are among them */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** by y, then by x */
  readonly grid: readonly (readonly Node[])[]
}

/** An offer by its places on the two sides. */
export type At = (x: number, y: number) => Result<Node, Failure>

/** Offers on one side at most: the plane has at most as many as a square of it. */
const most = 9

/** Between two offers the others lie on a line if the one in the middle is off it by less than this part of its error. */
const ofError = 0.25

/** Or by less than this part of what is at stake on the line. */
const ofStake = 1e-3

/**
 * The offers that a plane needs: each side is cut where its middle is off the line between its ends, the worst first, on the
 * line through the middle of the other side. What moves in proportion, such as a fee, needs its two ends.
 */
export const nodesOf = (at: At, x: Axis, y: Axis): Result<Nodes, Failure> => {
  const middle = (axis: Axis): number => Math.floor(axis.values.length / 2)
  const xs = cutsOf((place) => at(place, middle(y)), x.values.length)
  if (!xs.ok) return xs
  const ys = cutsOf((place) => at(middle(x), place), y.values.length)
  return ys.ok ? gridOf(at, xs.value, ys.value) : ys
}

export const gridOf = (at: At, xs: readonly number[], ys: readonly number[]): Result<Nodes, Failure> => {
  const grid: Node[][] = []
  for (const y of ys) {
    const row: Node[] = []
    for (const x of xs) {
      const node = at(x, y)
      if (!node.ok) return node
      row.push(node.value)
    }
    grid.push(row)
  }
  return success({ xs, ys, grid })
}

interface Gap {
  readonly from: number
  readonly to: number
  readonly bend: number
}

const cutsOf = (
  at: (place: number) => Result<Node, Failure>,
  count: number,
): Result<readonly number[], Failure> => {
  if (count <= 3) return success(Array.from({ length: count }, (_, place) => place))
  const ends = [at(0), at(count - 1)] as const
  if (!ends[0].ok) return ends[0]
  if (!ends[1].ok) return ends[1]
  const stake = stakeOf(ends[0].value, ends[1].value)
  const cuts = new Set([0, count - 1])
  const gaps: Gap[] = []
  const look = (from: number, to: number): Result<null, Failure> => {
    if (to - from < 2) return success(null)
    const [a, m, b] = [at(from), at(middleOf(from, to)), at(to)]
    for (const node of [a, m, b]) if (!node.ok) return node
    if (a.ok && m.ok && b.ok)
      gaps.push({ from, to, bend: bendOf([a.value, m.value, b.value], partOf(from, to), stake) })
    return success(null)
  }
  const first = look(0, count - 1)
  if (!first.ok) return first
  while (cuts.size < most) {
    gaps.sort((p, q) => p.bend - q.bend)
    const worst = gaps.pop()
    if (worst === undefined || worst.bend <= 1) break
    const cut = middleOf(worst.from, worst.to)
    cuts.add(cut)
    for (const [from, to] of [
      [worst.from, cut],
      [cut, worst.to],
    ] as const) {
      const looked = look(from, to)
      if (!looked.ok) return looked
    }
  }
  return success([...cuts].sort((p, q) => p - q))
}

const middleOf = (from: number, to: number): number => Math.floor((from + to) / 2)

const partOf = (from: number, to: number): number => (middleOf(from, to) - from) / (to - from)

/** What moves between the ends of a side, the most of both parties. */
const stakeOf = (a: Node, b: Node): number =>
  Math.max(...parties.map((party) => Math.abs(b.gain[party].all - a.gain[party].all)))

/** By how many times what is let pass the middle is off the line between two offers. */
const bendOf = ([a, m, b]: readonly [Node, Node, Node], part: number, stake: number): number =>
  Math.max(
    ...parties.map((party) => {
      const line = a.gain[party].all + part * (b.gain[party].all - a.gain[party].all)
      const off = Math.abs(m.gain[party].all - line)
      const pass = Math.max(ofError * standardErrorOf(m.gain[party].replicates), ofStake * stake, 0.01)
      return off / pass
    }),
  )
