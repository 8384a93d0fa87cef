/**
 * Withholding tax on an amount owed.
 *
 *   without gross-up: the payer owes G, withholds w·G, the receiver gets G(1 − w)
 *   with gross-up:    the payer owes X = G/(1 − w), withholds w·X, the receiver gets G
 *
 * The receiver's tax office credits min(usable · withheld, its own tax on X).
 */
export const withheld = (
  clause: { readonly rate: number; readonly grossUp: boolean; readonly usable: number },
  taxRate: number,
): { readonly gross: number; readonly withheld: number; readonly credit: number } => {
  const gross = clause.grossUp ? 1 / (1 - clause.rate) : 1
  const kept = clause.rate * gross
  return { gross, withheld: kept, credit: Math.min(clause.usable * kept, taxRate * gross) }
}
