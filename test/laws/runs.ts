import { long } from '../support/long.ts'

/** How often a law is asked of whole deals: enough to find a slip. LAW_RUNS says how often; `npm run torture` asks 500 times. */
export const runs = {
  numRuns: Number(process.env.LAW_RUNS ?? 40),
  endOnFailure: !long,
}

/** Milliseconds a law of whole deals may take on a machine that does much else. */
export const patience = 300_000

/** Two amounts are one: to a part in 10⁹ of what they were added up from. */
export const near = (a: number, b: number, scale = 0): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), scale) + 1e-6
