import { precondition } from '../units/precondition.ts'
import { discountFactor } from './discount.ts'

export interface TaxAmortisation {
  readonly taxRate: number
  /** whole years over which the buyer may deduct the price, in equal parts: the tax life, not the economic one */
  readonly taxLifeYears: number
  readonly discountRate: number
  readonly timing: 'mid-period' | 'end-period'
}

/**
 * The factor by which the deduction of its own price raises what an asset is worth:
 * 1/(1 − τ·Σ a_j·DF(t_j)), a_j = 1/life. For a hypothetical sale of the asset alone, never for a licence (domain page,
 * section 11; Wikipedia, "Tax amortization benefit").
 */
export const taxAmortisationFactor = (benefit: TaxAmortisation): number => {
  const { taxRate, taxLifeYears, discountRate, timing } = benefit
  const delay = timing === 'mid-period' ? 0.5 : 0
  let relief = 0
  for (let year = 1; year <= taxLifeYears; year++)
    relief += discountFactor(discountRate, year - delay) / taxLifeYears
  precondition(taxRate * relief < 1, 'the tax relief is worth less than the price')
  return 1 / (1 - taxRate * relief)
}
