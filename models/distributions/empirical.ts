import { atomsOf, stepDistribution } from './atoms.ts'
import type { Distribution } from './distribution.ts'

/** Observations drawn again as they were seen: the step function of the sample, sd with n in the denominator. */
export const empirical = (values: readonly number[], weights?: readonly number[]): Distribution =>
  stepDistribution(atomsOf(values, weights), { kind: 'empirical' })
