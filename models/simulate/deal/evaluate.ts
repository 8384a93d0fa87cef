import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Frame } from '../frame.ts'
import type { RiskEvents } from '../riskEvents.ts'
import { fillBenefit } from './benefit.ts'
import type { DealContextPlan } from './context.ts'
import { fillCosts, stopPayments } from './costs.ts'
import { settleEnding } from './ending.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { fillLosses } from './losses.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import { fillRevenue } from './revenue.ts'
import { createSettle, type Settlement } from './settle.ts'
import { fillShares } from './share.ts'
import { createState, type DealState } from './state.ts'

/** One deal on the futures of a frame. `run(i)` fills state and settlement for trial i. */
export interface DealEvaluation {
  readonly state: DealState
  readonly settlement: Settlement
  readonly receipts: Receipts
  readonly exchange: Exchange
  readonly run: (i: number) => void
  /** the first half of `run`: how it ends, what is sold and what the data bring, without what is owed */
  readonly prepare: (i: number) => void
  /** costs of both parties, after `prepare` */
  readonly bear: () => void
}

export interface DealTools {
  readonly riskEvents: RiskEvents
  readonly recreates: boolean
  /** also what a substitute would serve and cost, to decide whether to recreate */
  readonly weighs?: boolean
  readonly context: DealContextPlan | null
  /** expected number of other licensees by cell of the plan */
  readonly others: Float64Array
}

/** The order within a trial: how it ends, what is sold, what the data bring, what is owed, what it is worth. */
export const createEvaluation = (deal: DealPlan, frame: Frame, tools: DealTools): DealEvaluation => {
  const state = createState(deal, frame, tools)
  const receipts = createReceipts(state)
  const exchange = createExchange(state)
  const { settlement, run: settle } = createSettle(state, exchange)
  const prepare = (i: number): void => {
    state.i = i
    settleEnding(state)
    fillRevenue(state)
    fillShares(state)
    fillBenefit(state, tools)
  }
  const run = (i: number): void => {
    prepare(i)
    receipts.fill()
    fillCosts(state)
    stopPayments(state)
    fillLosses(state, tools.riskEvents)
    settle()
  }
  const bear = (): void => {
    fillCosts(state)
  }
  return { state, settlement, receipts, exchange, run, prepare, bear }
}
