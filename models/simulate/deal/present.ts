import type { Index, Node } from '../../kernel/program.ts'
import { exp, log1p } from '../../numerics/elementary.ts'
import type { Frame, RateClass } from '../frame.ts'
import type { Party } from './factors.ts'
import type { Script } from './script.ts'

/** Discount factors (1 + r)^(−τ) of one party at one class of rate. */
export interface Present {
  /** on a set of dates; to be asked for before the loop that reads it */
  readonly onDates: (dates: number) => (j: Index) => Node
  /** on the periods of the horizon, at their cash times */
  readonly onPeriods: () => (k: Index) => Node
  /** at a date known only in the trial */
  readonly atTime: (time: Node) => Node
  readonly atFixed: (time: number) => Node
}

export type PresentOf = (party: Party, rate: RateClass) => Present

/** Factors by party and class, each worked out once. A party without a rate for time uses the flows' own. */
export const writePresent = (script: Script): PresentOf => {
  const known = new Map<string, Present>()
  return (party, rate) => {
    const key = `${party} ${rate}`
    const found = known.get(key) ?? presentOf(script, party, rate)
    known.set(key, found)
    return found
  }
}

const presentOf = (script: Script, party: Party, rate: RateClass): Present => {
  const { deal, plan } = script
  const { rates } = party === 'licensor' ? plan.licensor : plan.licensees[deal.licensee]!
  const variable = plan.variables[rates[rate]!]!
  const isFixed = variable.kind === 'constant' && plan.inflation === null && script.builder.date === undefined
  if (isFixed) return atFixedRate(script, log1p(variable.value))
  return atDrawnRate(script, script.frame.discounting[party === 'licensor' ? 0 : 1 + deal.licensee]![rate]!)
}

/** A rate that is the same in every trial: factors are numbers. */
const atFixedRate = ({ deal, plan, builder, table, $ }: Script, logRate: number): Present => {
  const factors = (times: Float64Array): Float64Array =>
    times.map((time) => (time === 0 ? 1 : exp(-logRate * time)))
  const known = new Map<number, (j: Index) => Node>()
  const remember = (key: number, times: Float64Array): ((j: Index) => Node) => {
    const found = known.get(key) ?? table(factors(times))
    known.set(key, found)
    return found
  }
  const rate = builder.parameter(logRate)
  return {
    onDates: (d) => remember(d, deal.dates[d]!.times),
    onPeriods: () => remember(-1, plan.calendar.cash),
    atTime: (time) => $`exp(0 - ${rate} * ${time})`,
    atFixed: (time) => builder.parameter(exp(-logRate * time)),
  }
}

/**
 * A rate that is drawn: the block has its factors by period, other dates are worked out here, from date to date where these
 * are evenly spaced. In cells each stands for itself.
 */
const atDrawnRate = (
  { deal, builder, changing, column, table, $ }: Script,
  { log, factors }: NonNullable<Frame['discounting'][number]['time']>,
): Present => {
  const rate = column(log)
  const byPeriod = (k: Index): Node => column(factors, k)
  const atFixed = (time: number): Node => (time === 0 ? $`1` : $`exp(0 - ${rate} * ${time})`)
  const known = new Map<number, (j: Index) => Node>()
  const onDates = (d: number): ((j: Index) => Node) => {
    const { name, times } = deal.dates[d]!
    if (name === 'period') return byPeriod
    const lines = builder.lines(times.length)
    const step = builder.date === undefined ? evenStep(times) : null
    if (step !== null) {
      const ratio = atFixed(step)
      const factor = changing(atFixed(times[0]!))
      builder.loop(0, times.length, (j) => {
        lines.set(j, factor.get())
        factor.set($`${factor.get()} * ${ratio}`)
      })
      return lines.at
    }
    const date = table(times)
    builder.loop(0, times.length, (j) => lines.set(j, $`exp(0 - ${rate} * ${date(j)})`))
    return lines.at
  }
  return {
    onDates: (d) => {
      const found = known.get(d) ?? onDates(d)
      known.set(d, found)
      return found
    },
    onPeriods: () => byPeriod,
    atTime: (time) => $`exp(0 - ${rate} * ${time})`,
    atFixed,
  }
}

/**
 * The distance in years from date to date of more than two, where it is always the same to a rounding; null where it is not. A
 * date that is off by δ puts its factor off by r·δ of its size: at 1e-12 nothing a rounding does not do as well.
 */
export const evenStep = (times: Float64Array): number | null => {
  if (times.length < 3) return null
  const step = times[1]! - times[0]!
  return times.every((time, j) => Math.abs(time - times[0]! - j * step) <= 1e-12) ? step : null
}
