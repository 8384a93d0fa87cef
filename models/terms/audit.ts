/**
 * Which audit covers contract year j: the first held in years j, j+1, …, j+lookBack−1. With held[c] the indicator (or
 * probability, audits being independent) of an audit at the end of year c, the weight of audit c for year j is
 * held_c · Π_{i=j}^{c−1} (1 − held_i). Exact for 0 and 1, and the expectation for probabilities.
 */
export const auditRecovery = (
  findings: Float64Array,
  held: Float64Array,
  clause: {
    readonly years: number
    readonly lookBack: number
    readonly interest: number
    readonly collected: number
    readonly out: Float64Array
  },
): void => {
  clause.out.fill(0)
  for (let j = 0; j < clause.years; j++) {
    let open = 1
    for (let c = j; c < clause.years && c < j + clause.lookBack && open > 0; c++) {
      const weight = open * held[c]!
      clause.out[c]! += weight * clause.collected * findings[j]! * (1 + clause.interest * (c - j))
      open *= 1 - held[c]!
    }
  }
}
