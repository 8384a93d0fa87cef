import { stepDistribution } from './atoms.ts'
import { constant } from './constant.ts'
import { atomsOfCounts } from './countingLaw.ts'
import type { Distribution } from './distribution.ts'

/** Number of events when each moment is as likely as the next: P(k) = e^(−m)·m^k/k!; mean and variance m. */
export const poisson = (mean: number): Distribution => {
  if (mean === 0) return constant(0)
  const atoms = atomsOfCounts({ mode: Math.floor(mean), most: Infinity, ratio: (k) => mean / (k + 1) })
  const moments = { mean, sd: Math.sqrt(mean) }
  return stepDistribution(atoms, { kind: 'poisson', support: [0, Infinity], moments })
}
