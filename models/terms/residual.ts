import type { Algebra } from '../kernel/formula.ts'

/** Weight of what a trained model still owes the data, t − T years after the end: 2^(−(t − T)/halfLife). */
export const residualWeight = <N>($: Algebra<N>, yearsAfterEnd: N, halfLife: N): N =>
  $`exp(${-Math.LN2} * ${yearsAfterEnd} / ${halfLife})`
