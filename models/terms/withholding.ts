import type { Algebra } from '../kernel/formula.ts'

/**
 * Withholding tax on an amount owed.
 *
 *   without gross-up: the payer owes G, withholds w·G, the receiver gets G(1 − w)
 *   with gross-up:    the payer owes X = G/(1 − w), withholds w·X, the receiver gets G
 *
 * The receiver's tax office credits min(usable · withheld, its own tax on X).
 */
export const withheld = <N>(
  $: Algebra<N>,
  clause: { readonly rate: N; readonly usable: N; readonly grossUp: boolean },
  taxRate: N,
): { readonly gross: N; readonly withheld: N; readonly credit: N } => {
  const gross = clause.grossUp ? $`1 / (1 - ${clause.rate})` : $`1`
  const kept = $`${clause.rate} * ${gross}`
  return { gross, withheld: kept, credit: $`min(${clause.usable} * ${kept}, ${taxRate} * ${gross})` }
}
