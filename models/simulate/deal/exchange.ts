import type { Lines } from '../../kernel/builder.ts'
import { shifted } from '../../kernel/indices.ts'
import type { Node } from '../../kernel/program.ts'
import { exp, log1p } from '../../numerics/elementary.ts'
import { hourOf, hoursPerYear } from '../../sampling/brownianTree.ts'
import type { CurrencyPlan } from '../../scenario/currencyPlan.ts'
import type { Place } from '../../scenario/variable.ts'
import { collared, expectedCollared } from '../../terms/collar.ts'
import { valueAt } from '../frame.ts'
import { writeBrownian } from './brownian.ts'
import type { Script } from './script.ts'

/**
 * S_t/S_0 of a settlement currency on the dates of its deal: ln = t·ln((1 + home)/(1 + foreign)) + σW_t − σ²t/2, W a
 * Brownian path that is read to the hour, one for each currency; then within the collar. In the expected case its mean.
 * Without a currency clause, or in the expected case without interest and collar, 1.
 */
export interface Exchange {
  /** at the dates of a flow; null where every rate is 1 */
  readonly onDates: ((dates: number) => Lines) | null
  /** at a time known only in the trial */
  readonly atTime: (time: Node) => Node
  readonly atFixed: (time: number) => Node
}

export const writeExchange = (script: Script): Exchange => {
  const { deal, frame, at, $ } = script
  const clause = deal.terms.currency
  const none = (): Node => $`1`
  if (clause === null) return { onDates: null, atTime: none, atFixed: none }
  const { volatility, interest, collar } = clause
  if (frame.mode === 'expected')
    return interest === null && collar === null
      ? { onDates: null, atTime: none, atFixed: none }
      : script.tellCall === undefined
        ? expectedExchange(script, clause)
        : toldExchange(script, rateTold(script, clause, script.tellCall))
  const sigma = at(volatility)
  const brownian = writeBrownian(script, clause)
  const drift = interest === null ? null : $`log((1 + ${at(interest.home)}) / (1 + ${at(interest.foreign)}))`
  // of mean 1 at the hour at which W is read, and drifting to the moment
  const rate = (w: Node, read: Node | number, time: Node | number): Node => {
    const log = $`${sigma} * ${w} - 0.5 * ${sigma} * ${sigma} * ${read}`
    const free = $`exp(${drift === null ? log : $`${log} + ${drift} * ${time}`})`
    return collar === null ? free : collared($, free, collar)
  }
  const atFixed = (time: number): Node => {
    const hour = hourOf(time)
    return hour <= 0 ? $`1` : rate(brownian.atHour(hour), hour / hoursPerYear, time)
  }
  const atTime = (time: Node): Node => $`${time} <= 0 ? 1 : ${rate(brownian.atTime(time), time, time)}`
  return { onDates: onDatesOf(script, atFixed), atTime, atFixed }
}
/** The mean of each rate, every quantity of the clause at its own mean. */
const expectedExchange = (script: Script, { volatility, interest, collar }: CurrencyPlan): Exchange => {
  const { frame, builder, table, changing, deal, $ } = script
  const mean = (place: Place): number => valueAt(frame, place, 0)
  const drift = interest === null ? 0 : log1p(mean(interest.home)) - log1p(mean(interest.foreign))
  const sigma = mean(volatility)
  const at = (time: number): number => {
    const forward = exp(drift * Math.max(time, 0))
    const spread = sigma * Math.sqrt(Math.max(time, 0))
    return collar === null ? forward : expectedCollared(forward, spread, collar)
  }
  const atFixed = (time: number): Node => builder.parameter(at(time))
  // a date that only a branch knows is the end or start of a year, or the date of a gate: a fine grid holds them all
  const atTime = (time: Node): Node => {
    const places = Math.ceil(script.plan.calendar.horizon + deal.lag) * perYear + 1
    const rates = table(Float64Array.from({ length: places }, (_, j) => at(j / perYear)))
    const dates = table(Float64Array.from({ length: places }, (_, j) => j / perYear))
    const rate = changing(1)
    builder.loop(0, places - 1, (j) => {
      const [from, until] = [dates(j), dates(shifted(j, 1))]
      const part = $`(${time} - ${from}) * ${perYear}`
      const between = $`${rates(j)} + (${rates(shifted(j, 1))} - ${rates(j)}) * ${part}`
      rate.set($`${time} >= ${from} && ${time} <= ${until} ? ${between} : ${rate.get()}`)
    })
    return rate.get()
  }
  return { onDates: onDatesOf(script, atFixed), atTime, atFixed }
}

const perYear = 64

/** The same as formulas of what they rest on: between the dates of the grid as above. */
const toldExchange = (script: Script, at: (time: Node) => Node): Exchange => {
  const { builder, deal, table, $ } = script
  const atTime = (time: Node): Node => {
    const end = Math.ceil(script.plan.calendar.horizon + deal.lag)
    const from = $`floor(${time} * ${perYear}) / ${perYear}`
    const rate = at(from)
    const rise = $`${at($`${from} + 1 / ${perYear}`)} - ${rate}`
    const between = $`${rate} + (${rise}) * (${time} - ${from}) * ${perYear}`
    return $`${time} >= 0 && ${time} <= ${end} ? ${between} : 1`
  }
  const dated = builder.date ?? builder.parameter
  const onDates = remembered((d: number): Lines => {
    const times = table(deal.dates[d]!.times)
    const lines = builder.lines(deal.dates[d]!.times.length)
    builder.loop(0, lines.length, (j) => lines.set(j, at($`max(0, ${times(j)})`)))
    return lines
  })
  return { onDates, atTime, atFixed: (time) => at(dated(Math.max(0, time))) }
}

/** The mean of a rate at a time of at least 0. */
const rateTold =
  (script: Script, clause: CurrencyPlan, call: NonNullable<Script['tellCall']>) =>
  (time: Node): Node => {
    const { at, builder, $ } = script
    const { volatility, interest, collar } = clause
    const drift =
      interest === null ? null : $`log((1 + ${at(interest.home)}) / (1 + ${at(interest.foreign)}))`
    const forward = drift === null ? $`1` : $`exp(${drift} * ${time})`
    if (collar === null) return forward
    const spread = $`${at(volatility)} * sqrt(${time})`
    const [floor, cap] = [builder.parameter(collar.floor), builder.parameter(collar.cap)]
    const above = (strike: Node): Node => call(script, { forward, strike, spread })
    return $`${floor} + ${above(floor)} - ${above(cap)}`
  }

/** Rates on each set of dates that is asked for, worked out once. */
const onDatesOf = (
  { deal, builder }: Script,
  atFixed: (time: number) => Node,
): ((dates: number) => Lines) => {
  return remembered((d) => {
    const { times } = deal.dates[d]!
    const lines = builder.lines(times.length)
    times.forEach((time, j) => {
      lines.set(j, atFixed(time))
    })
    return lines
  })
}

const remembered = (make: (dates: number) => Lines): ((dates: number) => Lines) => {
  const known = new Map<number, Lines>()
  return (d) => {
    const found = known.get(d) ?? make(d)
    known.set(d, found)
    return found
  }
}
