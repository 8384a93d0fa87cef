import { exactValues } from '../contributors/exact.ts'
import { tableGame } from '../contributors/game.ts'
import type { Figure } from './coalitions.ts'

/** What a set of changes comes to; bit i of a mask is change i. */
export type FigureOf = (mask: number) => Figure

/** Of each change, in all trials and in each replicate. */
export type Effects = readonly Figure[]

/**
 * Shapley values of `count` changes over all 2^count sets of them, for every number of the figures at once:
 * φ_i = Σ_{S∌i} |S|!·(n − |S| − 1)!/n! · (v(S∪i) − v(S)).
 */
export const shapleyEffects = (count: number, figureOf: FigureOf): Effects => {
  const sets = Array.from({ length: 1 << count }, (_, mask) => figureOf(mask))
  const effects = Array.from({ length: count }, () => new Float64Array(sets[0]!.length))
  for (let column = 0; column < sets[0]!.length; column++) {
    const worths = Float64Array.from(sets, (figure) => figure[column]! - sets[0]![column]!)
    const { shapley } = exactValues(tableGame(count, worths))
    for (let i = 0; i < count; i++) effects[i]![column] = shapley[i]!
  }
  return effects
}

/**
 * What each change adds where they are made one after the other, averaged over that order and its reverse: 2·count sets.
 * It adds up to the whole, and where no more than two changes act on each other it is the Shapley value, since either of a
 * pair comes first in one of the two orders.
 */
export const walkedEffects = (count: number, figureOf: FigureOf): Effects => {
  const all = (1 << count) - 1
  return Array.from({ length: count }, (_, i) => {
    const [low, high] = [(1 << i) - 1, all - (1 << (i + 1)) + 1]
    const sets = [low | (1 << i), low, high | (1 << i), high].map(figureOf)
    return sets[0]!.map((_, c) => (sets[0]![c]! - sets[1]![c]! + (sets[2]![c]! - sets[3]![c]!)) / 2)
  })
}

/** The sets that `walkedEffects` looks at, each differing from the one before in one change. */
export const walkedSets = (count: number): readonly number[] => {
  const all = (1 << count) - 1
  const up = Array.from({ length: count + 1 }, (_, i) => (1 << i) - 1)
  const down = Array.from({ length: count }, (_, i) => all - (1 << (i + 1)) + 1)
  return [...new Set([...up, ...down])]
}

/**
 * All sets in Gray's order: each differs from the one before in one change, the first most often. F. Gray, US patent
 * 2,632,058 (1953).
 */
export const graySets = (count: number): readonly number[] =>
  Array.from({ length: 1 << count }, (_, n) => n ^ (n >> 1))

/**
 * Shapley values on all trials. Beyond `walked` changes the sets of a walk there and back are valued on all trials, and
 * what three or more changes do together is taken from the first trials: walks of all + (Shapley − walks) of the first.
 * The bracket adds up to 0, so the effects add up to the difference on all trials, and have its expectation.
 */
export const corrected = (count: number, whole: FigureOf, first: FigureOf): Effects => {
  const [walks, short, exact] = [
    walkedEffects(count, whole),
    walkedEffects(count, first),
    shapleyEffects(count, first),
  ]
  return walks.map((figure, i) => figure.map((value, c) => value + (exact[i]![c]! - short[i]![c]!)))
}
