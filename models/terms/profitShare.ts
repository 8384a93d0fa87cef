/**
 * Profit share of a contract year to date: share · max(0, profit − losses carried forward), profit being attributable
 * benefit less integration and compliance, before payments between the parties.
 */
export const profitShareToDate = (profit: number, losses: number, share: number): number =>
  profit > losses ? share * (profit - losses) : 0
