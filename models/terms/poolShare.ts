import type { Algebra } from '../kernel/formula.ts'

/** A pool divided by usage: pool · min(1, own/total); 0 where nobody used anything. */
export const poolDue = <N>($: Algebra<N>, pool: N, usage: { readonly own: N; readonly total: N }): N =>
  $`${usage.total} > 0 ? ${pool} * min(${usage.own} / ${usage.total}, 1) : 0`
