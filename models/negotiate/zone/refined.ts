import { standardErrorOf } from '../../summarise/estimate.ts'
import type { Failure } from '../../units/failure.ts'
import { type Result, success } from '../../units/result.ts'
import type { Sides } from './axis.ts'
import { contoursOf, type Place } from './contours.ts'
import { type Node, parties } from './node.ts'
import { type At, gridOf, type Nodes, nodesOf } from './nodes.ts'
import { meansOver, type Surface } from './surface.ts'

/** The plane's gains from the offers that were worked out, and how far off it was where it matters. */
export interface Refined {
  readonly nodes: Nodes
  readonly gains: { readonly licensor: Surface; readonly licensee: Surface }
  readonly checked: number
  readonly off: number
  /** the least standard error of a gain where it was checked */
  readonly error: number
}

/** Times that the plane is cut once more, and offers on one side at most after that. */
const rounds = 2
const most = 11

/** The plane is good enough where it is off by less than this part of the error of a gain. */
const enough = 0.5

/**
 * The plane, cut once more where it was off near a walk-away contour: offers on both contours are worked out, and where the
 * plane is off by more than half of their error, it is cut there on both sides.
 */
export const refined = (at: At, sides: Sides): Result<Refined, Failure> => {
  const nodes = nodesOf(at, ...sides)
  if (!nodes.ok) return nodes
  let now = nodes.value
  const told = { checked: 0, off: 0, error: 0 }
  for (let round = 0; ; round++) {
    const gains = gainsOf(now, sides)
    const checks = checksOf(at, sides, { nodes: now, gains })
    if (!checks.ok) return checks
    told.checked += checks.value.length
    told.off = checks.value.reduce((worst, { off }) => Math.max(worst, off), 0)
    told.error = checks.value.reduce((least, { error }) => Math.min(least, error), Infinity)
    const bad = checks.value.filter(({ off, error }) => off > Math.max(enough * error, 0.01))
    const [xs, ys] = cutAt(now, bad)
    const settled = xs.length === now.xs.length && ys.length === now.ys.length
    if (round === rounds || settled)
      return success({ nodes: now, gains, ...told, error: Number.isFinite(told.error) ? told.error : 0 })
    const next = gridOf(at, xs, ys)
    if (!next.ok) return next
    now = next.value
  }
}

const gainsOf = (nodes: Nodes, sides: Sides): Refined['gains'] => ({
  licensor: meansOver(nodes, sides, ({ gain }) => gain.licensor),
  licensee: meansOver(nodes, sides, ({ gain }) => gain.licensee),
})

interface Check {
  readonly x: number
  readonly y: number
  readonly off: number
  readonly error: number
}

type Planned = Pick<Refined, 'nodes' | 'gains'>

/** Up to three offers on each contour, at the places of the plane nearest to it that were not worked out. */
const checksOf = (at: At, sides: Sides, { nodes, gains }: Planned): Result<readonly Check[], Failure> => {
  const lines = parties.flatMap((party) => contoursOf(gains[party].values, sides))
  const wanted = new Map(
    lines
      .flatMap((line) => [0.2, 0.5, 0.8].map((part) => line[Math.floor(part * (line.length - 1))]!))
      .map((place) => nearestPlaces(sides, place))
      .filter(([x, y]) => !(nodes.xs.includes(x) && nodes.ys.includes(y)))
      .map((places) => [places.join(' '), places]),
  )
  const checks: Check[] = []
  for (const [x, y] of [...wanted.values()].slice(0, 6)) {
    const node = at(x, y)
    if (!node.ok) return node
    checks.push({ x, y, ...offAt(node.value, gains, [x, y]) })
  }
  return success(checks)
}

const nearestPlaces = ([x, y]: Sides, [a, b]: Place): readonly [number, number] => [
  nearest(x.values, a),
  nearest(y.values, b),
]

const nearest = (values: readonly number[], value: number): number =>
  values.reduce(
    (best, own, place) => (Math.abs(own - value) < Math.abs(values[best]! - value) ? place : best),
    0,
  )

const offAt = (
  node: Node,
  gains: Refined['gains'],
  [x, y]: readonly [number, number],
): Pick<Check, 'off' | 'error'> => ({
  off: Math.max(...parties.map((party) => Math.abs(node.gain[party].all - gains[party].values[y]![x]!))),
  error: Math.min(...parties.map((party) => standardErrorOf(node.gain[party].replicates))),
})

const cutAt = ({ xs, ys }: Nodes, bad: readonly Check[]): readonly [readonly number[], readonly number[]] => [
  withMore(
    xs,
    bad.map(({ x }) => x),
  ),
  withMore(
    ys,
    bad.map(({ y }) => y),
  ),
]

const withMore = (cuts: readonly number[], more: readonly number[]): readonly number[] => {
  const added = [...new Set(more)]
    .filter((place) => !cuts.includes(place))
    .slice(0, Math.max(0, most - cuts.length))
  return [...cuts, ...added].sort((a, b) => a - b)
}
