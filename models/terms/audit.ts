import type { Algebra } from '../kernel/formula.ts'

/**
 * What an audit `after` years later collects of a year's finding: finding · collected · (1 + interest · after).
 *
 * Which audit covers contract year j: the first held in years j, j+1, …, j+lookBack−1. With held_c the indicator (or
 * probability, audits being independent) of an audit at the end of year c, the weight of audit c for year j is
 * held_c · Π_{i=j}^{c−1} (1 − held_i). Exact for 0 and 1, and the expectation for probabilities.
 */
export const collectedBy = <N>(
  $: Algebra<N>,
  finding: { readonly amount: N; readonly weight: N; readonly after: number },
  clause: { readonly collected: N; readonly interest: N },
): N =>
  $`${finding.weight} * ${clause.collected} * ${finding.amount} * (1 + ${clause.interest} * ${finding.after})`
