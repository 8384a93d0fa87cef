import { exp } from '../numerics/elementary.ts'

/** Σ amount_k·e^{−τ_k·ln(1+r)} on given dates τ_k in years, from ln(1 + r): effective annual compounding. */
export const presentAt = (dates: Float64Array, amounts: Float64Array, logRate: number): number => {
  let sum = 0
  for (let k = 0; k < amounts.length; k++)
    if (amounts[k] !== 0) sum += amounts[k]! * exp(-logRate * dates[k]!)
  return sum
}
