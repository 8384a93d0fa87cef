import { standardErrorOf } from '../../summarise/estimate.ts'
import type { Dial, Found, Range, Root } from './equation.ts'
import { leapt, narrowed, settledOn } from './settle.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Two neighbours between which the equation changes its sign, or a stretch of points at which it holds. */
interface Crossing {
  readonly a: Point
  readonly b: Point
}

/** Places at which the range is looked into: enough to find a term that helps first and harms later. */
const places = 13

/**
 * All solutions of an equation in one term: the range is scanned on a few futures, each change of sign is narrowed there and then
 * settled on all of them by secant steps. Its error is that of the equation over its slope (delta method). A term that does not
 * reach its target within the usual range is looked for further out, as far as it may go.
 */
export const rootsOf = (dial: Dial, range: Range): Found => {
  const near = pointsAt(dial, placesWithin(range))
  const shift = shiftOf(dial, near)
  const found = crossingsOf(near, shift).flatMap((own) => settled(dial, { range, shift }, own))
  if (found.length > 0) return { roots: found, nearest: null }
  const all = [...near, ...pointsAt(dial, placesBeyond(range))].sort((p, q) => p.x - q.x)
  const beyond = crossingsOf(all, shift).flatMap((own) => settled(dial, { range, shift }, own))
  if (beyond.length > 0) return { roots: beyond, nearest: null }
  const size = ({ y }: Point): number => Math.abs(y + shift)
  const [best = null] = [...all].sort((p, q) => size(p) - size(q))
  return { roots: [], nearest: best?.x ?? null }
}

const pointsAt = (dial: Dial, xs: readonly number[]): readonly Point[] =>
  xs.flatMap((x) => {
    const y = dial.quick(x)
    return y === null ? [] : [{ x, y }]
  })

const placesWithin = ({ from, to, step, also }: Range): readonly number[] => {
  const count = step === null ? places : Math.min(61, Math.floor((to - from) / step + 1e-9) + 1)
  const width = step ?? (to - from) / (places - 1)
  const even = Array.from({ length: count }, (_, i) =>
    step === null && i === count - 1 ? to : from + i * width,
  )
  const inside = also.filter((x) => x >= from && x <= to)
  return [...new Set([...even, ...inside])].sort((a, b) => a - b)
}

/** Twice as far each time, up to a thousand times, or to what limits the term. */
const placesBeyond = ({ from, to, step, lower, upper }: Range): readonly number[] => {
  if (step !== null) return []
  const wide = to - from
  const steps = Array.from({ length: 10 }, (_, i) => wide * 2 ** i)
  const up = steps.map((size) => Math.min(upper, to + size)).filter((x) => x > to)
  const down = steps.map((size) => Math.max(lower, from - size)).filter((x) => x < from)
  return [...new Set([...down, ...up])]
}

/** What all futures say beyond the few, at the point nearest to a solution; as much is added everywhere. */
const shiftOf = (dial: Dial, points: readonly Point[]): number => {
  const [nearest] = [...points].sort((p, q) => Math.abs(p.y) - Math.abs(q.y))
  if (nearest === undefined) return 0
  const whole = dial.whole(nearest.x)
  return whole === null ? 0 : whole.all - nearest.y
}

const crossingsOf = (points: readonly Point[], shift: number): readonly Crossing[] => {
  const found: Crossing[] = []
  points.forEach((b, i) => {
    const a = points[i - 1]
    const last = found.at(-1)
    const [before, here] = [a === undefined ? Number.NaN : a.y + shift, b.y + shift]
    if (here === 0 && before === 0 && last !== undefined) found[found.length - 1] = { a: last.a, b }
    else if (here === 0) found.push({ a: b, b })
    else if (before * here < 0) found.push({ a: a!, b })
  })
  return found
}

interface Within {
  readonly range: Range
  readonly shift: number
}

const settled = (dial: Dial, within: Within, crossing: Crossing): readonly Root[] => {
  const { a, b } = crossing
  if (a.y + within.shift === 0) return level(dial, within, crossing)
  if (within.range.step !== null) return leapt(dial, [a.x, b.x])
  return settledOn(dial, narrowed(dial, { from: a.x, to: b.x, shift: within.shift }))
}

/** Values at which the equation holds as it stands: on all futures perhaps in a shorter stretch. */
const level = (dial: Dial, { range }: Within, { a, b }: Crossing): readonly Root[] => {
  const holds = (x: number): boolean => dial.whole(x)?.all === 0
  const ends = [a.x, b.x].filter(holds)
  if (ends.length === 0) return []
  const [value] = ends as [number]
  const own = ends.length === 2 && a.x < b.x
  const slope = own ? 0 : slopeAt(dial, value, (range.to - range.from) / 1000)
  const error = standardErrorOf(dial.whole(value)!.replicates)
  const standardError = slope === 0 || error === 0 ? 0 : error / Math.abs(slope)
  return [{ value, upTo: own ? b.x : null, exact: true, standardError }]
}

const slopeAt = (dial: Dial, x: number, h: number): number => {
  const [low, high] = [dial.quick(x - h), dial.quick(x + h)]
  const here = dial.quick(x) ?? 0
  if (low !== null && high !== null) return (high - low) / (2 * h)
  return high !== null ? (high - here) / h : low !== null ? (here - low) / h : 0
}
