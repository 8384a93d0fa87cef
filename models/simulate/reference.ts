import { presentAt } from '../cashflow/presentAt.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import { createEvaluation } from './deal/evaluate.ts'
import type { Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import type { ReferenceOutcomes } from './outcomes.ts'

/** Evaluates a licensee's reference grant into present values by market, from which the ask is made. */
export interface ReferenceRecorder {
  readonly outcomes: ReferenceOutcomes
  readonly record: (first: number, count: number) => void
}

interface ReferenceRequest {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly futures: Futures
  readonly frame: Frame
  readonly trials: number
}

export const createReference = ({
  deal,
  recreates,
  futures,
  frame,
  trials,
}: ReferenceRequest): ReferenceRecorder => {
  const tools = { riskEvents: futures.riskEvents, others: futures.others, recreates, context: null }
  const evaluation = createEvaluation(deal, frame, tools)
  const outcomes = emptyReference(deal, recreates, trials)
  const party = frame.logRates[1 + deal.licensee]!
  const ours = frame.logRates[0]!
  const { cash } = frame.plan.calendar
  const present = (amounts: Float64Array, logRate: number): number => presentAt(cash, amounts, logRate)
  const record = (first: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      evaluation.run(i)
      const trial = first + i
      const { state } = evaluation
      const sales = party.salesLinked[i]!
      const time = party.time?.[i]
      for (const market of outcomes.markets) {
        const amounts =
          market.cell === null ? state.savings[market.saving!]! : state.cellBenefit[market.cell]!
        market.benefit.flow[trial] = present(amounts, sales)
        market.benefit.time[trial] = present(amounts, time ?? sales)
        if (market.cell !== null)
          market.revenue[trial] = present(state.cellRevenue[market.cell]!, time ?? sales)
      }
      const fixed = party.fixed[i]!
      const avoided = state.amounts[deal.standing.avoided]!
      outcomes.avoided.flow[trial] = present(avoided, fixed)
      outcomes.avoided.time[trial] = present(avoided, time ?? fixed)
      const once = state.amounts[deal.standing.transfer]![0]!
      const yearly = state.amounts[deal.standing.transferYearly]!
      outcomes.compliance.flow[trial] = once + present(yearly, fixed)
      outcomes.compliance.time[trial] = once + present(yearly, time ?? fixed)
      deal.integration.forEach((place, f) => {
        outcomes.integration[f]![trial] = state.ends > 0 ? frame.values[place]![i]! : 0
      })
      outcomes.serve[trial] = present(state.amounts[deal.standing.serve]!, ours.fixed[i]!)
    }
  }
  return { outcomes, record }
}

const emptyReference = (deal: DealPlan, recreates: boolean, trials: number): ReferenceOutcomes => {
  const column = (): Float64Array => new Float64Array(trials)
  const pair = () => ({ flow: column(), time: column() })
  const market = (cell: number | null, saving: number | null) => ({
    cell,
    saving,
    benefit: pair(),
    revenue: column(),
  })
  const savings = deal.positions.flatMap((position, p) =>
    position.cells.length === 0 ? [market(null, p)] : [],
  )
  return {
    deal,
    recreates,
    markets: [...deal.cells.map((_, c) => market(c, null)), ...savings],
    avoided: pair(),
    integration: deal.integration.map(column),
    compliance: pair(),
    serve: column(),
  }
}
