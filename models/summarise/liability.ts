import type { Plan } from '../scenario/plan.ts'
import type { Liability } from '../scenario/schema/liability.ts'
import type { DealOutcomes } from '../simulate/outcomes.ts'
import type { Columns } from './columns.ts'

/** Who answers for which loss of a deal, and what each party bears in its worst year; null of a deal without risks. */
export const liabilityOf = (
  plan: Plan,
  { deal, worst }: DealOutcomes,
  columns: Columns,
): Liability | null => {
  if (worst === null) return null
  return {
    risks: deal.risks.map((risk) => ({
      id: plan.risks[risk.risks[0]!]?.id ?? '',
      licensorShare: risk.licensorShare,
      insuredShare: risk.insured,
      perEvent: finite(risk.perEvent),
      aggregate: finite(risk.aggregate),
      multipleOfFees: finite(risk.multipleOfFees),
    })),
    worstYear: { licensor: worstOf(worst.licensor, columns), licensee: worstOf(worst.licensee, columns) },
  }
}

const finite = (limit: number): number | null => (limit === Infinity ? null : limit)

const worstOf = (losses: Float64Array, columns: Columns): Liability['worstYear']['licensor'] => {
  const { mean, standardError, q95, max } = columns.summary(losses)
  let happens = 0
  for (let i = 0; i < losses.length; i++) happens += Number(losses[i]! > 0)
  return { expected: { value: mean, standardError }, q95, largest: max, happens: happens / losses.length }
}
