import { atomsOf, stepDistribution } from './atoms.ts'
import type { Distribution } from './distribution.ts'

/** Listed values with weights (equal if absent), divided by their sum. */
export const discrete = (values: readonly number[], weights?: readonly number[]): Distribution =>
  stepDistribution(atomsOf(values, weights), { kind: 'discrete' })
