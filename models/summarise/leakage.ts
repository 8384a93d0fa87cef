import { exp } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { MarketAnswer } from '../scenario/schema/answer.ts'
import type { Leak } from '../scenario/schema/leakage.ts'
import { type Frame, valueAt } from '../simulate/frame.ts'

/** What of a market is at stake. */
export type MarketRevenue = Pick<MarketAnswer, 'field' | 'revenue'>

/**
 * What is expected to leak from the fields of a deal into others (domain page, section 5): probability · V ·
 * (1 − detection · recovery), V the present value of product revenue there, detection = 1 − e^(−monitoring/scale),
 * recovery the agreed compensation as a share of V, at most all of it. `means` holds every quantity at its mean.
 */
export const leaksOf = (
  plan: Plan,
  deal: DealPlan,
  { means, markets }: { readonly means: Frame; readonly markets: readonly MarketRevenue[] },
): readonly Leak[] => {
  const mean = (place: number): number => valueAt(means, place, 0)
  const { monitor, monitoringScale } = plan.licensor
  const detection = 1 - exp(-mean(monitor) / mean(monitoringScale))
  const fields = [...new Set(deal.cells.map(({ cell }) => plan.cells[cell]!.field))]
  return fields.flatMap((from) =>
    likeliest(plan, deal, { from, mean }).map(({ to, probability }): Leak => {
      const atStake = revenueIn(markets, to)
      const recovery = recoveryOf(deal, { from, plan, mean, atStake: atStake.value })
      const share = probability * (1 - detection * recovery)
      return {
        from,
        to,
        probability,
        atStake,
        detection,
        recovery,
        leaked: { value: share * atStake.value, standardError: share * atStake.standardError },
      }
    }),
  )
}

type Mean = (place: number) => number

/** By target, the greatest probability in any granted cell of a field. */
const likeliest = (
  plan: Plan,
  deal: DealPlan,
  { from, mean }: { readonly from: string; readonly mean: Mean },
): readonly { readonly to: string; readonly probability: number }[] => {
  const found = new Map<string, number>()
  for (const { cell } of deal.cells) {
    const { field, leakage } = plan.cells[cell]!
    if (field !== from) continue
    for (const { to, probability } of leakage) found.set(to, Math.max(found.get(to) ?? 0, mean(probability)))
  }
  return [...found].map(([to, probability]) => ({ to, probability }))
}

/** Product revenue of every licensee in a field; errors are added up, which is more than they can come to. */
const revenueIn = (markets: readonly MarketRevenue[], field: string): Leak['atStake'] =>
  markets.reduce(
    (sum, market) =>
      market.field !== field || market.revenue === null
        ? sum
        : {
            value: sum.value + market.revenue.mean,
            standardError: sum.standardError + market.revenue.standardError,
          },
    { value: 0, standardError: 0 },
  )

interface Recovering {
  readonly from: string
  readonly plan: Plan
  readonly mean: Mean
  readonly atStake: number
}

/** Agreed compensation for use out of field, a multiple of the rate in the field and an amount, as a share of what is at stake. */
const recoveryOf = (deal: DealPlan, { from, plan, mean, atStake }: Recovering): number => {
  const clause = deal.terms.outOfField
  if (clause === null || !(atStake > 0)) return 0
  const inField = (scope: number): boolean =>
    deal.scopes[scope]!.some((index) => plan.cells[deal.cells[index]!.cell]!.field === from)
  const rates = [
    ...deal.terms.royalties.filter(({ scope }) => inField(scope)).map(({ rates: [first] }) => mean(first!)),
    ...deal.terms.revenueShares.filter(({ scope }) => inField(scope)).map(({ share }) => mean(share)),
    ...deal.terms.usage
      .filter(({ scope, perRevenue }) => perRevenue && inField(scope))
      .map(({ prices: [first], volume }) => mean(first!) * mean(volume)),
  ]
  const rate = rates.reduce((sum, one) => sum + one, 0)
  return Math.min(1, mean(clause.multiple) * rate + mean(clause.amount) / atStake)
}
