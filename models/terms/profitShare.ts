import type { Algebra } from '../kernel/formula.ts'

/**
 * Profit share of a contract year to date: share · max(0, profit − losses carried forward), profit being attributable
 * benefit less integration and compliance, before payments between the parties.
 */
export const profitShareToDate = <N>($: Algebra<N>, profit: N, losses: N, share: N): N =>
  $`${share} * max(${profit} - ${losses}, 0)`
