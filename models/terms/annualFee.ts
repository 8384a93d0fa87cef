import type { Algebra } from '../kernel/formula.ts'

/**
 * By how much an indexed fee grows from one contract year to the next: 1 + index, the index held between floor and
 * cap. The fee of contract year c (from 1) is amount · growth^(c − 1).
 */
export const indexedGrowth = <N>(
  $: Algebra<N>,
  index: { readonly value: N; readonly floor: number; readonly cap: number },
): N => $`1 + min(max(${index.value}, ${index.floor}), ${index.cap})`
