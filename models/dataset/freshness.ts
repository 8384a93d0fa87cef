import { exp } from '../numerics/elementary.ts'

const ln2 = Math.LN2

/** What a period leaves of the stock: 2^(−Δ/h), h the half-life in years. */
export const ageing = (delta: number, halfLife: number): number => exp((-ln2 * delta) / halfLife)
