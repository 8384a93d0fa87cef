import type { Plan } from '../scenario/plan.ts'
import { drawOf } from './draw.ts'
import { fillEvents } from './events.ts'
import { expectedOthers } from './expectedFrame.ts'
import type { Frame } from './frame.ts'
import { fillMarkets } from './markets.ts'
import { fillOwnError } from './ownError.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'
import { type RiskEvents, riskEventsOf } from './riskEvents.ts'
import { fillStocks } from './stock.ts'

/** The futures of a plan: any block of them, on demand, always the same for the same seed. */
export interface Futures {
  readonly plan: Plan
  /** fills a frame with the trials first … first + count − 1 */
  readonly fill: (frame: Frame, first: number, count: number) => void
  readonly riskEvents: RiskEvents
  /** expected number of other licensees by cell */
  readonly others: Float64Array
}

/** Prepares marginals, dependence, formulas and risk events of a plan for one way of sampling. */
export const futuresOf = (plan: Plan, how: Sampling): Futures => {
  const draw = drawOf(plan, pointsOf(plan, how))
  const fill = (frame: Frame, first: number, count: number): void => {
    frame.first = first
    frame.count = count
    draw(frame)
    if (frame.fault !== null) return
    fillEvents(frame)
    if (frame.fault !== null) return
    fillRates(frame)
    fillQuality(frame)
    fillMarkets(frame)
    fillOwnError(frame)
    fillStocks(frame)
  }
  return { plan, fill, riskEvents: riskEventsOf(plan, how.seed), others: expectedOthers(plan) }
}
