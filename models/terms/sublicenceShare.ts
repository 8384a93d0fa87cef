import type { Algebra } from '../kernel/formula.ts'

/**
 * Share of what sublicensees pay, less what is passed through: share · receipts · (1 − passThrough). Receipts are money of a
 * period, the others shares from 0 to 1 (domain page, section 6.2, `sublicenceShare`). No outside source: the clause defines it.
 */
export const sublicenceDue = <N>(
  $: Algebra<N>,
  receipts: N,
  clause: { readonly share: N; readonly passThrough: N },
): N => $`${clause.share} * ${receipts} * (1 - ${clause.passThrough})`
