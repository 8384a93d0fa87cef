import { exp } from '../numerics/elementary.ts'

const ln2 = Math.LN2

/** Weight of what a trained model still owes the data, t − T years after the end: 2^(−(t − T)/halfLife). */
export const residualWeight = (yearsAfterEnd: number, halfLife: number): number =>
  exp((-ln2 * yearsAfterEnd) / halfLife)
