import type { ValuationPlan } from '../plan.ts'
import { type Compiling, placeOf } from './quantities.ts'

/**
 * The quantities that only the approaches to value read. They are the last to get a dimension, so that a document which
 * states them has the same futures as one that does not.
 */
export const compileValuation = (compiling: Compiling): ValuationPlan => {
  const { dataset, valuation } = compiling.document
  const place = (quantity: Parameters<typeof placeOf>[1]) => placeOf(compiling, quantity, 5)
  const years = dataset.cost?.recreateYears
  const royalty = valuation?.reliefFromRoyalty?.rate
  return {
    recreate: (dataset.cost?.recreate ?? []).map(({ amount }) => place(amount)),
    recreateYears: years === undefined ? null : place(years),
    royalty: royalty === undefined ? null : place(royalty),
    charges: (valuation?.contributoryAssets ?? []).map(({ charge }) => place(charge)),
  }
}
