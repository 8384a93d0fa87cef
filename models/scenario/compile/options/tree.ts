import type { Tree } from '../../../options/tree.ts'
import type { Failure } from '../../../units/failure.ts'
import type { Way } from '../../optionsPlan.ts'
import type { DealSource } from '../grants.ts'
import { optionClauses } from './clauses.ts'
import { openPoints, type Point } from './points.ts'

/** Ways in which the options of a deal may be used at most: each is a deal of its own. */
export const mostWays = 40

export interface Grown {
  readonly tree: Tree
  readonly ways: readonly Way[]
  readonly faults: readonly Failure[]
}

/** The tree of decisions of a deal, in order of their dates, and the ways that its options can be used. */
export const growTree = (source: DealSource): Grown => {
  const ways: Way[] = []
  const faults: Failure[] = []
  const order = optionClauses(source).map(({ term }) => term)
  const grow = (way: Way, now: number): Tree => {
    if (ways.length > mostWays || faults.length > 0) return { kind: 'way', way: 0 }
    const [first, ...others] = [...openPoints(source, way, now)].sort((a, b) => a.date - b.date)
    if (first === undefined) return { kind: 'way', way: ways.push(way) - 1 }
    const same = others.find(({ term, date }) => term !== first.term && Math.abs(date - first.date) < 1e-9)
    if (same !== undefined) faults.push(sameDate(source, first, same))
    const { term, ...point } = first
    return {
      kind: 'decision',
      option: order.indexOf(term),
      ...point,
      taken: grow(new Map([...way, [term, point.place]]), first.date),
      declined: grow(way, first.date),
    }
  }
  const tree = grow(new Map(), -Infinity)
  if (ways.length > mostWays)
    faults.push({
      kind: 'value',
      pointer: `${source.pointer}/terms`,
      expected: `options that can be used in at most ${mostWays} ways between them`,
      found: 'more: fewer dates, or fewer options, would do',
    })
  return { tree, ways, faults }
}

const sameDate = (source: DealSource, a: Point, b: Point): Failure => {
  const [first, second] = a.term < b.term ? [a, b] : [b, a]
  return {
    kind: 'conflict',
    pointer: `${source.pointer}/terms/${second.term}`,
    other: `${source.pointer}/terms/${first.term}`,
    expected: 'options that are decided on dates of their own, so that one is decided before the other',
    found: `two that are decided after ${Math.round(a.date * 100) / 100} years`,
  }
}
