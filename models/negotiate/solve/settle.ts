import { rootBetween } from '../../numerics/roots.ts'
import { type Means, standardErrorOf } from '../../summarise/estimate.ts'
import type { Dial, Root } from './equation.ts'

/** Where a solution is, for all that the few futures tell. */
export interface Near {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly slope: number
  /** how far the equation goes between the two */
  readonly height: number
}

interface Bracket {
  readonly from: number
  readonly to: number
  /** what all futures say beyond the few */
  readonly shift: number
}

/** A change of sign narrowed on the few futures. */
export const narrowed = (dial: Dial, { from, to, shift }: Bracket): Near => {
  const wide = to - from
  const quick = (x: number): number => (dial.quick(x) ?? 0) + shift
  const value = rootBetween(quick, [from, to], wide / 1000) ?? (from + to) / 2
  const h = wide / 100
  const [low, high] = [Math.max(from, value - h), Math.min(to, value + h)]
  const slope = (quick(high) - quick(low)) / (high - low)
  return { from, to, value, slope, height: Math.abs(quick(to) - quick(from)) }
}

interface At {
  readonly x: number
  readonly gap: Means
}

/**
 * Secant steps on all futures until the equation holds to a thousandth of its error, or to a billionth of its height where it has
 * none. Where it leaps over 0 the value at which it is at least 0 is taken.
 */
export const settledOn = (dial: Dial, near: Near): readonly Root[] => {
  const seen: At[] = []
  const look = (x: number): At | null => {
    const gap = dial.whole(x)
    if (gap === null) return null
    const at = { x, gap }
    seen.push(at)
    return at
  }
  let [at, slope] = [look(near.value), near.slope]
  for (let step = 0; at !== null && step < 12 && !holds(at, near); step++) {
    const x = nextOf(near, seen, slope)
    const next: At | null = x === at.x ? null : look(x)
    if (next === null) break
    const secant = (next.gap.all - at.gap.all) / (next.x - at.x)
    if (Number.isFinite(secant) && secant * near.slope > 0) slope = secant
    at = next
  }
  if (at !== null && holds(at, near)) return [rootAt(at, slope)]
  const sides = sidesOf(seen)
  return sides === null ? [] : [{ value: sides.above.x, upTo: null, exact: false, standardError: 0 }]
}

const holds = ({ gap }: At, { height }: Near): boolean =>
  Math.abs(gap.all) <= Math.max(standardErrorOf(gap.replicates) / 1000, height * 1e-9)

const rootAt = ({ x, gap }: At, slope: number): Root => ({
  value: x,
  upTo: null,
  exact: true,
  standardError: slope === 0 ? 0 : standardErrorOf(gap.replicates) / Math.abs(slope),
})

/** A secant step from the best so far; halfway between the two sides where that leaves them. */
const nextOf = (near: Near, seen: readonly At[], slope: number): number => {
  const [best] = [...seen].sort((a, b) => Math.abs(a.gap.all) - Math.abs(b.gap.all)) as [At]
  const sides = sidesOf(seen)
  const [low, high] =
    sides === null
      ? [near.from - (near.to - near.from), near.to + (near.to - near.from)]
      : [Math.min(sides.above.x, sides.below.x), Math.max(sides.above.x, sides.below.x)]
  const x = best.x - best.gap.all / slope
  if (Number.isFinite(x) && x > low && x < high) return x
  return sides === null ? Math.min(high, Math.max(low, x)) : (low + high) / 2
}

/** The two values nearest to each other between which the equation changes its sign. */
const sidesOf = (seen: readonly At[]): { readonly above: At; readonly below: At } | null => {
  const above = seen.filter(({ gap }) => gap.all >= 0)
  const below = seen.filter(({ gap }) => gap.all < 0)
  const pairs = above.flatMap((a) => below.map((b) => ({ above: a, below: b })))
  const wide = ({ above: a, below: b }: (typeof pairs)[number]): number => Math.abs(a.x - b.x)
  return pairs.sort((p, q) => wide(p) - wide(q))[0] ?? null
}

/** Of a term that has steps: the one at which what is held is at least its target. */
export const leapt = (dial: Dial, steps: readonly [number, number]): readonly Root[] => {
  const found = steps.flatMap((x) => {
    const gap = dial.whole(x)
    return gap === null ? [] : [{ x, gap }]
  })
  const sides = sidesOf(found)
  if (sides === null) return []
  const { above } = sides
  return [{ value: above.x, upTo: null, exact: above.gap.all === 0, standardError: 0 }]
}
