import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { type Draw, drawWith } from './draw.ts'
import { drawingOf } from './drawn.ts'
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
  /** draws the trials first … first + count − 1 into a frame, its paths left out: what is wanted, and events and quality */
  readonly drawer: (wanted: Drawn) => Fill
  /** draws everything, and works out the paths, for a frame outside of a machine */
  readonly fill: Fill
  readonly riskEvents: RiskEvents
  /** expected number of other licensees by cell */
  readonly others: Float64Array
}

/**
 * Which variables are drawn, for which parties discount factors are worked out (the licensor is party 0), and for which
 * licensees the years in which they end their deals.
 */
export interface Drawn {
  readonly place: (place: Place) => boolean
  readonly party: (party: number) => boolean
  readonly licensee: (licensee: number) => boolean
}

/** For who looks at whole futures rather than at the figures of one program. */
export const everything: Drawn = { place: () => true, party: () => true, licensee: () => true }

/** Fills a frame with so many trials from the first on. */
export type Fill = (frame: Frame, first: number, count: number) => void

/** Prepares marginals, dependence, formulas and risk events of a plan for one way of sampling. */
export const futuresOf = (plan: Plan, how: Sampling): Futures => {
  const points = pointsOf(plan, how)
  const drawing = drawingOf(plan, points)
  const drawer: Futures['drawer'] = (wanted) => drawAllOf(drawWith(plan, drawing, wanted.place), wanted)
  let whole: Fill | null = null
  const fill: Fill = (frame, first, count) => {
    whole ??= drawer(everything)
    whole(frame, first, count)
    if (frame.fault === null) fillPaths(frame)
  }
  return { plan, drawer, fill, riskEvents: riskEventsOf(plan, how.seed), others: expectedOthers(plan) }
}

const drawAllOf =
  (drawn: Draw, { party, licensee }: Drawn): Fill =>
  (frame, first, count) => {
    frame.first = first
    frame.count = count
    drawn(frame)
    if (frame.fault !== null) return
    fillEvents(frame, licensee)
    if (frame.fault !== null) return
    fillRates(frame, party)
    fillQuality(frame)
  }
