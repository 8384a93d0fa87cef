import { z90 } from '../distributions/percentiles.ts'
import { exp, log } from '../numerics/elementary.ts'
import { inverseRootTwoPi, normalCdf } from '../numerics/normal.ts'
import type { AveragedOver } from './family.ts'

/** Log-odds of an even probability p at steps of 1/4 to 40 on both sides, weighed by p·(1 − p): the rule of trapezia. */
const [oddsSteps, oddsReach] = [4, 40]

/** Numbers that formulas of laws share, by the names they have there. */
export const sharedNumbers: Readonly<Record<string, number>> = {
  z90,
  'odds of 9': log(9),
  'reach of odds': oddsReach,
  'step of odds': 1 / oddsSteps,
  'density at 0': inverseRootTwoPi,
  'almost 1': 1 - 1e-15,
}

/** What they are, for a reader. */
export const sharedWords: Readonly<Record<string, string>> = {
  z90: '90th percentile of the standard normal',
  'odds of 9': 'ln 9, the log-odds of the 90th percentile',
  'reach of odds': 'Log-odds beyond which an average is closed',
  'step of odds': 'Step of the log-odds',
  'density at 0': 'Density of the standard normal at 0',
  'almost 1': 'A probability just below 1',
}

export interface AveragingPoint extends AveragedOver<number> {
  readonly weight: number
}

/** A standard normal by its values at steps of 1/8 to 9 on both sides: the rule of trapezia, whose error is far below 1e-12. */
const [steps, reach] = [8, 9]

const evenly = (perUnit: number, end: number): readonly number[] =>
  Array.from({ length: 2 * perUnit * end + 1 }, (_, j) => j / perUnit - end)

const ofNormal = (z: number): AveragingPoint => ({
  ...{ z, p: normalCdf(z), weight: exp((-z * z) / 2) },
  ...{ odds: Number.NaN, centred: Number.NaN },
})

const ofOdds = (odds: number): AveragingPoint => {
  const e = exp(-Math.abs(odds))
  const p = 1 / (1 + exp(-odds))
  return { odds, p, centred: p - 1 / 2, weight: e / ((1 + e) * (1 + e)), z: Number.NaN }
}

/** Points of the two averages with their weights, and formulas of both beside the first number. */
export const averagingPoints = {
  normal: evenly(steps, reach).map(ofNormal),
  odds: evenly(oddsSteps, oddsReach).map(ofOdds),
} as const
