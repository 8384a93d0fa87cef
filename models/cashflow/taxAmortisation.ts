import { precondition } from '../units/precondition.ts'
import { discountFactor } from './discount.ts'

export interface TaxAmortisation {
  readonly taxRate: number
  /** whole years over which the buyer may deduct the price: the tax life, not the economic one */
  readonly taxLifeYears: number
  readonly discountRate: number
  readonly timing: 'mid-period' | 'end-period'
  /** share of what is left that is deducted each year, the rest in the last one; equal parts without it */
  readonly decliningRate?: number | undefined
}

/**
 * The factor by which the deduction of its own price raises what an asset is worth:
 * 1/(1 − τ·Σ a_j·DF(t_j)), a_j = 1/life, or δ(1 − δ)^(j−1) and the rest in the last year for a declining balance. For a
 * hypothetical sale of the asset alone, never for a licence (domain page, section 11; Wikipedia, "Tax amortization benefit").
 */
export const taxAmortisationFactor = (benefit: TaxAmortisation): number => {
  const { taxRate, discountRate, timing } = benefit
  const delay = timing === 'mid-period' ? 0.5 : 0
  let relief = 0
  for (const [index, part] of deductions(benefit).entries())
    relief += discountFactor(discountRate, index + 1 - delay) * part
  precondition(taxRate * relief < 1, 'the tax relief is worth less than the price')
  return 1 / (1 - taxRate * relief)
}

/** What part of the price is deducted in each year; the parts add up to 1. */
export const deductions = ({
  taxLifeYears,
  decliningRate,
}: Pick<TaxAmortisation, 'taxLifeYears' | 'decliningRate'>): readonly number[] => {
  let left = 1
  return Array.from({ length: taxLifeYears }, (_, index) => {
    if (decliningRate === undefined) return 1 / taxLifeYears
    const part = index === taxLifeYears - 1 ? left : decliningRate * left
    left -= part
    return part
  })
}
