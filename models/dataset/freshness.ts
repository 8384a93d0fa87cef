import { exp } from '../numerics/elementary.ts'

const ln2 = 0.6931471805599453

/** What a period leaves of the stock: 2^(−Δ/h), h the half-life in years. */
export const ageing = (delta: number, halfLife: number): number => exp((-ln2 * delta) / halfLife)
