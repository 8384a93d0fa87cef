import type { Plan } from '../scenario/plan.ts'
import { drawOf } from './draw.ts'
import { fillEvents } from './events.ts'
import { expectedOthers } from './expectedFrame.ts'
import type { Frame } from './frame.ts'
import { fillPaths } from './paths.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'
import { type RiskEvents, riskEventsOf } from './riskEvents.ts'

/** The futures of a plan: any block of them, on demand, always the same for the same seed. */
export interface Futures {
  readonly plan: Plan
  /** draws the trials first … first + count − 1 into a frame: everything but its paths */
  readonly draw: (frame: Frame, first: number, count: number) => void
  /** the same with its paths, for a frame outside of a machine */
  readonly fill: (frame: Frame, first: number, count: number) => void
  readonly riskEvents: RiskEvents
  /** expected number of other licensees by cell */
  readonly others: Float64Array
}

/** Prepares marginals, dependence, formulas and risk events of a plan for one way of sampling. */
export const futuresOf = (plan: Plan, how: Sampling): Futures => {
  const drawn = drawOf(plan, pointsOf(plan, how))
  const draw = (frame: Frame, first: number, count: number): void => {
    frame.first = first
    frame.count = count
    drawn(frame)
    if (frame.fault !== null) return
    fillEvents(frame)
    if (frame.fault !== null) return
    fillRates(frame)
    fillQuality(frame)
  }
  const fill = (frame: Frame, first: number, count: number): void => {
    draw(frame, first, count)
    if (frame.fault === null) fillPaths(frame)
  }
  return { plan, draw, fill, riskEvents: riskEventsOf(plan, how.seed), others: expectedOthers(plan) }
}
