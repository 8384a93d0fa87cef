/** What an owner would collect for the use of an asset. */
export interface RoyaltyRelief {
  /** Σ S·DF: present value of product revenue, at the owner's rate */
  readonly presentSales: number
  /** royalty that others pay for the like, as a share of product revenue */
  readonly rate: number
  /** of the owner */
  readonly taxRate: number
}

/**
 * Relief from royalty: Σ S·ρ·(1 − τ)·DF, what an owner is spared from paying, or collects, for the use of the asset
 * (domain page, section 11; International Valuation Standard 210 names the method among those of the income approach). The
 * rate is what strangers pay; a rate of the deals that are valued would prove itself.
 */
export const reliefFromRoyalty = ({ presentSales, rate, taxRate }: RoyaltyRelief): number =>
  presentSales * rate * (1 - taxRate)

/** A profit split outside of this reach is marked: hardly a licensee leaves so little or so much of its gain. */
export const usualProfitSplit = { low: 0.05, high: 0.5 } as const
