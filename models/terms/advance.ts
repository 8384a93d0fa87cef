import type { Algebra } from '../kernel/formula.ts'

/** Recoupment of an advance: min(balance, rate · royalty), from royalty only, never refunded. */
export const recouped = <N>($: Algebra<N>, balance: N, rate: N, royalty: N): N =>
  $`max(min(${rate} * ${royalty}, ${balance}), 0)`
