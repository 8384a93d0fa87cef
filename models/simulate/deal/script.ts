import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { Frame } from '../frame.ts'
import { type Stock, stockOf } from '../stock.ts'
import type { DealContextPlan } from './context.ts'

export type EndCause = 'expiry' | 'failure' | 'gate' | 'termination'

/** The scratch of one deal: filled for one trial at a time, allocated once. Arrays run over periods. */
export interface DealState {
  readonly deal: DealPlan
  readonly frame: Frame
  readonly context: DealContextPlan | null
  /** expected number of other licensees by cell */
  readonly others: Float64Array
  /** trial within the frame */
  i: number
  /** contract years that run to their end */
  ends: number
  cause: EndCause
  /** when the grant ends, in years */
  endTime: number
  /** from here on nothing is earned or paid: the licensee has failed */
  stopTime: number
  /** 1 while the deal runs */
  readonly running: Uint8Array
  /** product revenue by scope while the grant runs */
  readonly revenue: readonly Float64Array[]
  /** product revenue of each cell while its grant runs; after it, without uplift and times the residual weight */
  readonly cellRevenue: readonly Float64Array[]
  readonly cellResidual: readonly Float64Array[]
  /** gross product revenue × w after the end */
  readonly residualRevenue: Float64Array
  /** the same without w */
  readonly residualGross: Float64Array
  /** w by period after the end of the whole deal, 1 while it runs, 0 where nothing counts */
  readonly weight: Float64Array
  /** benefit of each cell and each saving, before what recreating avoids */
  readonly cellBenefit: readonly Float64Array[]
  readonly savings: readonly Float64Array[]
  /** what a substitute of one's own would have served: a·s·R·margin */
  readonly foregone: Float64Array
  /** recreate cost by period */
  readonly avoided: Float64Array
  /** attributable share a by position */
  readonly share: readonly Float64Array[]
  /** how the records of each position age; null where they do not */
  readonly stocks: readonly (Stock | null)[]
  /** amounts by flow */
  readonly amounts: readonly Float64Array[]
  /** date of a flow that is known only in the trial */
  readonly eventTime: Float64Array
}

/** Allocates the scratch of a deal on a frame. */
export const createState = (
  deal: DealPlan,
  frame: Frame,
  { context, others }: Pick<DealState, 'context' | 'others'>,
): DealState => {
  const column = (): Float64Array => new Float64Array(frame.plan.calendar.periods)
  return {
    deal,
    frame,
    context,
    others,
    i: 0,
    ends: 0,
    cause: 'expiry',
    endTime: 0,
    stopTime: Infinity,
    running: new Uint8Array(frame.plan.calendar.periods),
    revenue: deal.scopes.map(column),
    cellRevenue: deal.cells.map(column),
    cellResidual: deal.cells.map(column),
    residualRevenue: column(),
    residualGross: column(),
    weight: column(),
    cellBenefit: deal.cells.map(column),
    savings: deal.positions.map(column),
    foregone: column(),
    avoided: column(),
    share: deal.positions.map(column),
    stocks: deal.positions.map((held) => stockOf(frame, held.from, held.updates)),
    amounts: deal.flows.map((flow) => new Float64Array(deal.dates[flow.dates]!.times.length)),
    eventTime: new Float64Array(deal.flows.length),
  }
}
