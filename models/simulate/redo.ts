import type { Compiled } from '../kernel/compiled.ts'
import type { Failure } from '../units/failure.ts'
import { drawWith } from './draw.ts'
import { drawingOf } from './drawn.ts'
import { fillEvents } from './events.ts'
import type { Frame } from './frame.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillQuality, fillRates } from './rates.ts'
import { type Redraw, redrawn } from './redraw.ts'
import { type RiskEvents, riskEventsOf } from './riskEvents.ts'
import { nameOf } from './wanted.ts'

/** A redraw as it changes the blocks of a frame. */
export interface Redo {
  readonly events: RiskEvents
  /** fills anew what differs in the block that the frame stands at; the fault that stops it, if any */
  readonly fill: () => Failure | null
  /** keeps what differs as it is; whoever calls what is returned has it back */
  readonly keep: () => () => void
}

export interface Redoing {
  readonly redraw: Redraw
  readonly how: Sampling
  /** what differs, by the names of `looked.ts` */
  readonly names: ReadonlySet<string>
  /** what programs look at and what that is made of */
  readonly wanted: ReadonlySet<string>
  /** the program of the pieces of paths that differ */
  readonly paths: Compiled | undefined
}

/** Prepares marginals and points of a redraw once for all blocks. */
export const redoing = (frame: Frame, { redraw, how, names, wanted, paths }: Redoing): Redo => {
  const plan = redrawn(frame.plan, redraw)
  const differs = (place: number): boolean => names.has(nameOf(place)) && wanted.has(nameOf(place))
  const draw = drawWith(plan, drawingOf(plan, pointsOf(plan, how)), differs)
  const named = [...names]
  const isNamed = (pattern: RegExp): boolean => named.some((name) => pattern.test(name))
  const events = isNamed(/^frame\.(gates|failureYear|gateYear|events)/)
  const [rates, quality] = [isNamed(/^frame\.discounting/), isNamed(/^frame\.quality/)]
  const arrays = arraysOf(frame, names)
  const room = arrays.map((array) => new Float64Array(array.length))
  return {
    events: riskEventsOf(plan, how.seed),
    fill: () => {
      draw(frame)
      if (frame.fault === null && events) fillEvents(frame)
      if (frame.fault !== null) return frame.fault
      if (rates) fillRates(frame)
      if (quality) fillQuality(frame)
      paths?.run(frame.start, frame.count)
      return null
    },
    keep: () => {
      arrays.forEach((array, a) => {
        room[a]!.set(array)
      })
      return () => {
        arrays.forEach((array, a) => {
          array.set(room[a]!)
        })
      }
    },
  }
}

/** The arrays of a frame that hold what is named. */
const arraysOf = (frame: Frame, names: ReadonlySet<string>): readonly Float64Array[] => {
  const { values, gates, failureYear, gateYear, events, exposures, discounting, withData, ownError, stocks } =
    frame
  const named = <Item>(list: readonly Item[], prefix: string): readonly Item[] =>
    list.filter((_, index) => names.has(`${prefix}.${index}`))
  return [
    ...named(values, 'variables'),
    ...named(gates, 'frame.gates'),
    ...named(failureYear, 'frame.failureYear'),
    ...named(gateYear, 'frame.gateYear'),
    ...named(events, 'frame.events'),
    ...named(exposures, 'frame.exposures'),
    ...named(withData, 'frame.withData').map(({ path }) => path),
    ...named(stocks, 'frame.stocks').flatMap(({ path, left }) => [path, left]),
    ...named(ownError, 'frame.ownError').flatMap((own) => (own === null ? [] : [own.records, own.error])),
    ...named(discounting, 'frame.discounting').flatMap((party) =>
      Object.values(party).flatMap((rate) => (rate === null ? [] : [rate.log, rate.factors])),
    ),
    ...(names.has('frame.quality') ? [frame.quality] : []),
  ]
}
