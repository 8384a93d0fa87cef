import type { Plan } from '../scenario/plan.ts'
import type { LeakageMatrix } from '../scenario/schema/fieldStrategy.ts'
import { expectedFrame } from '../simulate/expectedFrame.ts'
import { leaksOf, type MarketRevenue } from '../summarise/leakage.ts'

/**
 * What is expected to leak, field by field (domain page, section 5): for each pair with a stated probability what is at
 * stake and lost where nothing is agreed, read from reference grants, and for each deal what detection and its
 * compensation recover of it, probability · at stake · detection · recovery.
 */
export const leakageMatrix = (
  plan: Plan,
  {
    deals,
    fields,
    markets,
  }: {
    readonly deals: number
    readonly fields: readonly string[]
    readonly markets: readonly MarketRevenue[]
  },
): LeakageMatrix => {
  const asked = { means: expectedFrame(plan), markets }
  const bare = plan.references.flatMap((reference) => leaksOf(plan, reference, asked))
  const own = plan.deals
    .slice(0, deals)
    .flatMap((deal) => leaksOf(plan, deal, asked).map((leak) => ({ deal: deal.id, leak })))
  const all = [...bare, ...own.map(({ leak }) => leak)]
  const pairs = new Map(all.map((leak) => [`${leak.from} ${leak.to}`, leak]))
  return {
    fields: [...fields],
    cells: [...pairs.values()].map(({ from, to, atStake }) => {
      const here = (leak: { readonly from: string; readonly to: string }) =>
        leak.from === from && leak.to === to
      const probability = Math.max(...all.filter(here).map((leak) => leak.probability))
      return {
        from,
        to,
        probability,
        atStake,
        loss: { value: probability * atStake.value, standardError: probability * atStake.standardError },
        deals: own
          .filter(({ leak }) => here(leak))
          .map(({ deal, leak }) => {
            const share = leak.probability * leak.detection * leak.recovery
            const recovered = { value: share * atStake.value, standardError: share * atStake.standardError }
            return { deal, leak, recovered }
          }),
      }
    }),
  }
}
