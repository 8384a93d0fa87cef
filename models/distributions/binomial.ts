import { stepDistribution } from './atoms.ts'
import { constant } from './constant.ts'
import { atomsOfCounts } from './countingLaw.ts'
import type { Distribution } from './distribution.ts'

/** Successes in n trials of probability p: mean np, variance np(1−p). */
export const binomial = (n: number, p: number): Distribution => {
  if (n === 0 || p === 0) return constant(0)
  if (p === 1) return constant(n)
  const odds = p / (1 - p)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  const atoms = atomsOfCounts({ mode, most: n, ratio: (k) => ((n - k) * odds) / (k + 1) })
  const moments = { mean: n * p, sd: Math.sqrt(n * p * (1 - p)) }
  return stepDistribution(atoms, { kind: 'binomial', support: [0, n], moments })
}
