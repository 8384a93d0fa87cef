import type { Algebra } from '../kernel/formula.ts'

/**
 * A pool divided by usage: pool · min(1, own/total); 0 where nobody used anything. `pool` is money of a period, usage is
 * counted in one unit (domain page, section 6.2, `poolShare`). No outside source: pro rata by usage is its definition.
 */
export const poolDue = <N>($: Algebra<N>, pool: N, usage: { readonly own: N; readonly total: N }): N =>
  $`${usage.total} > 0 ? ${pool} * min(${usage.own} / ${usage.total}, 1) : 0`
