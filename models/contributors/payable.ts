import { splitToTheCent } from '../terms/splitToTheCent.ts'
import type { Methods } from './methods.ts'
import type { Valued } from './sampled.ts'

/** Who is paid which share. */
export interface Payable {
  /** by contributor: its Shapley value, 0 where that is negative; shares are proportional to them */
  readonly weights: readonly number[]
  readonly shares: readonly Valued[]
  /** the shares in hundredths of a percent, 10,000 together */
  readonly hundredths: readonly number[]
}

/**
 * Shares from Shapley values: max(0, φ_i) / Σ max(0, φ_j). Nobody pays for having contributed, so a negative value is
 * paid 0 and the others share what is there. Null where no value is above 0: then there is nothing to divide by.
 *
 * Standard errors: sampled values add up to v(N) in every sample, so that of a share is its value's over the sum; values
 * that were given are taken as independent, se_i² = ((1 − s_i)²σ_i² + s_i²·Σ_{j≠i} σ_j²)/Σ², to first order.
 */
export const payableOf = ({ how, shapley }: Methods): Payable | null => {
  const weights = shapley.map(({ value }) => Math.max(0, value))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (!(sum > 0)) return null
  const variance = shapley.reduce((all, { standardError }) => all + square(standardError / sum), 0)
  const shares = shapley.map(({ standardError }, i): Valued => {
    const value = weights[i]! / sum
    const own = standardError / sum
    if (how !== 'given') return { value, standardError: own }
    const others = Math.max(0, variance - square(own))
    return { value, standardError: Math.sqrt(square((1 - value) * own) + square(value) * others) }
  })
  return { weights, shares, hundredths: splitToTheCent(10_000, weights) }
}

const square = (x: number): number => x * x
