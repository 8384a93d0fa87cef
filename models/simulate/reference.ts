import type { DealPlan } from '../scenario/dealPlan.ts'
import { createEvaluation } from './deal/evaluate.ts'
import type { Frame } from './frame.ts'
import type { Futures } from './futures.ts'
import type { ReferenceOutcomes } from './outcomes.ts'
import { presentOf } from './rates.ts'

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

/** Prepares the columns of a reference grant and what fills them block by block. */
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
  const party = frame.discounting[1 + deal.licensee]!
  const ours = frame.discounting[0]!
  const time = party.time
  const record = (first: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      evaluation.prepare(i)
      evaluation.bear()
      const trial = first + i
      const { state } = evaluation
      const sales = party.salesLinked!
      for (const market of outcomes.markets) {
        const amounts =
          market.cell === null ? state.savings[market.saving!]! : state.cellBenefit[market.cell]!
        market.benefit.flow[trial] = presentOf(frame, sales, amounts, i)
        market.benefit.time[trial] = presentOf(frame, time ?? sales, amounts, i)
        if (market.cell !== null)
          market.revenue[trial] = presentOf(frame, time ?? sales, state.cellRevenue[market.cell]!, i)
      }
      const fixed = party.fixed!
      const avoided = state.amounts[deal.standing.avoided]!
      outcomes.avoided.flow[trial] = presentOf(frame, fixed, avoided, i)
      outcomes.avoided.time[trial] = presentOf(frame, time ?? fixed, avoided, i)
      const once = state.amounts[deal.standing.transfer]![0]!
      const yearly = state.amounts[deal.standing.transferYearly]!
      outcomes.compliance.flow[trial] = once + presentOf(frame, fixed, yearly, i)
      outcomes.compliance.time[trial] = once + presentOf(frame, time ?? fixed, yearly, i)
      deal.integration.forEach((place, f) => {
        outcomes.integration[f]![trial] = state.ends > 0 ? frame.values[place]![i]! : 0
      })
      outcomes.serve[trial] = presentOf(frame, ours.fixed!, state.amounts[deal.standing.serve]!, i)
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
