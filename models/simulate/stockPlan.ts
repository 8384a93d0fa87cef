import type { Plan } from '../scenario/plan.ts'
import type { UtilityPlan } from '../scenario/utilityPlan.ts'
import type { Place } from '../scenario/variable.ts'

/** Grants whose records age alike: they start in the same period, update alike, and use the same elasticity. */
export interface StockKey {
  readonly from: number
  readonly updates: boolean
  /** null: the stock itself */
  readonly elasticity: Place | null
}

/**
 * The stock of records relative to the first period of a grant, raised to an elasticity, as long as the grant runs
 * (domain page, section 4): S_k = S_{k−1}·2^(−Δ/h) + refresh·Δ; (S_k/S_1)^elasticity.
 */
export interface Stock extends StockKey {
  /** periods × trials */
  readonly path: Float64Array
  /** 2^(−Δ/h·elasticity): what a period leaves once the refresh has ended */
  readonly left: Float64Array
}

/** A utility that is a share of product revenue, worth what the records that count are worth. */
export type ShareUtility = Extract<UtilityPlan, { kind: 'share' | 'lift' | 'learningCurve' }>

export const isShare = (utility: UtilityPlan): utility is ShareUtility =>
  utility.kind === 'share' || utility.kind === 'lift' || utility.kind === 'learningCurve'

/** Every way in which the records of a plan age. */
export const stockKeys = ({ dataset, deals, references, positions }: Plan): readonly StockKey[] => {
  if (dataset.halfLife === null) return []
  const keys = new Map<string, StockKey>()
  const every = [...deals.flatMap((deal) => [deal, ...(deal.options?.deals ?? [])]), ...references]
  for (const { from, updates, position, cells } of every.flatMap((deal) => deal.positions)) {
    const { utility } = positions[position]!
    if (cells.length === 0 || !isShare(utility)) continue
    const elasticity = utility.kind === 'learningCurve' ? null : utility.freshnessElasticity
    keys.set(`${from} ${updates} ${elasticity}`, { from, updates, elasticity })
  }
  return [...keys.values()]
}

/** The stock of a frame for grants of a kind; null where nothing ages. */
export const stockIn = (stocks: readonly Stock[], key: StockKey): Stock | null =>
  stocks.find(
    ({ from, updates, elasticity }) =>
      from === key.from && updates === key.updates && elasticity === key.elasticity,
  ) ?? null
