/** Present values, before tax, of a product that the asset is a part of. */
export interface Earnings {
  /** Σ S·margin·DF */
  readonly presentEarnings: number
  /** Σ S·DF */
  readonly presentSales: number
  /** by contributory asset, its charge as a share of product revenue */
  readonly charges: readonly number[]
  /** integration, compliance and what else using the asset costs */
  readonly costs: number
  readonly taxRate: number
}

/**
 * Excess earnings over several periods: what the product earns after a charge for every other asset that contributes,
 * (1 − τ)·(Σ S·margin·DF − Σ_j charge_j·Σ S·DF − costs). All that is left is the asset's, so it is an upper reading where a
 * contributory asset is forgotten (domain page, section 11; International Valuation Standard 210 names the method).
 */
export const excessEarnings = (earned: Earnings): number => {
  const charged = earned.charges.reduce((sum, charge) => sum + charge, 0) * earned.presentSales
  return (1 - earned.taxRate) * (earned.presentEarnings - charged - earned.costs)
}
