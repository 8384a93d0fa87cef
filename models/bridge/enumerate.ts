import type { Failure } from '../units/failure.ts'
import type { Result } from '../units/result.ts'
import type { Worths } from './coalitions.ts'
import { graySets, walkedSets } from './effects.ts'

/** Values some deals with a set of changes made. */
export type ValueSet = (
  mask: number,
  trials: number,
  deals: readonly number[],
) => Result<readonly Worths[], Failure>

/** What a deal comes to by the changes that can move it, on all trials and on the first ones. */
export interface Known {
  readonly whole: ReadonlyMap<number, Worths>
  /** every set; the same as `whole` where that holds every set */
  readonly first: ReadonlyMap<number, Worths>
}

/** A set that could not be valued. */
export interface Failed {
  readonly mask: number
  readonly faults: readonly Failure[]
}

/** Up to so many changes every set is valued on all trials: there are hardly more of them than a walk has. */
export const mostWhole = 3

export interface Enumerating {
  readonly trials: number
  /** trials on which every set is valued */
  readonly first: number
  /** by deal: the changes that can move it, as a mask */
  readonly masks: readonly number[]
  readonly told?: ((done: number, total: number) => void) | undefined
}

/** Places of the bits that are set. */
export const bitsOf = (mask: number): readonly number[] =>
  Array.from({ length: 31 }, (_, i) => i).filter((i) => ((mask >> i) & 1) === 1)

/** The set of some changes, given by their places among those of a mask. */
export const spread = (compact: number, places: readonly number[]): number =>
  places.reduce((mask, place, i) => mask | (((compact >> i) & 1) << place), 0)

/**
 * Values every set of changes that the effects of any deal need, each deal once for each set of changes that can move it.
 * Sets follow each other so that one change at a time is made or undone.
 */
export const enumerateSets = (
  value: ValueSet,
  { trials, first, masks, told }: Enumerating,
): { readonly known: readonly Known[] } | Failed => {
  const places = masks.map(bitsOf)
  const isShort = (d: number): boolean => trials <= first || places[d]!.length <= mostWhole
  const levels = [trials, first].map(() => masks.map(() => new Map<number, Worths>()))
  const every = (some: readonly number[]): readonly number[] => {
    const all = bitsOf(some.reduce((mask, d) => mask | masks[d]!, 0))
    return graySets(all.length).map((set) => spread(set, all))
  }
  const deals = masks.map((_, d) => d)
  const [short, long] = [deals.filter(isShort), deals.filter((d) => !isShort(d))]
  const walks = long.flatMap((d) => walkedSets(places[d]!.length).map((set) => spread(set, places[d]!)))
  const work = [
    ...short.flatMap((d) => every([d]).map((mask) => ({ level: 0, mask, some: short }))),
    ...walks.map((mask) => ({ level: 0, mask, some: long })),
    ...every(long).map((mask) => ({ level: 1, mask, some: long })),
  ]
  for (const [done, { level, mask, some }] of work.entries()) {
    const needed = some.filter((d) => !levels[level]![d]!.has(mask & masks[d]!))
    if (needed.length > 0) {
      const found = value(mask, level === 0 ? trials : first, needed)
      if (!found.ok) return { mask, faults: found.faults }
      for (const [n, d] of needed.entries()) levels[level]![d]!.set(mask & masks[d]!, found.value[n]!)
    }
    told?.(done + 1, work.length)
  }
  return { known: deals.map((d) => ({ whole: levels[0]![d]!, first: levels[isShort(d) ? 0 : 1]![d]! })) }
}
