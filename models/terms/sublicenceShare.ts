import type { Algebra } from '../kernel/formula.ts'

/** Share of what sublicensees pay, less what is passed through: share · receipts · (1 − passThrough). */
export const sublicenceDue = <N>(
  $: Algebra<N>,
  receipts: N,
  clause: { readonly share: N; readonly passThrough: N },
): N => $`${clause.share} * ${receipts} * (1 - ${clause.passThrough})`
