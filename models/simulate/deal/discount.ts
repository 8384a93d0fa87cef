import { exp } from '../../numerics/elementary.ts'
import type { Dates } from '../../scenario/dealPlan.ts'
import type { Discounting, Frame, RateClass } from '../frame.ts'
import { presentOf } from '../rates.ts'
import type { DealState } from './state.ts'

/** A worth at the flows' own rates, and at the rate for time alone where the party states one. */
export interface Worth {
  flow: number
  time: number
}

/** Present values of one party: the frame's factors by period, and small tables of its own for dates by year. */
export interface Discount {
  readonly refresh: () => void
  /** present value of amounts on the dates of flow f, at its own class and at the rate for time */
  readonly worth: (f: number, amounts: Float64Array) => Worth
}

/** Prepares the discounting of one party for the dates and rate classes a deal uses. */
export const createDiscount = (state: DealState, party: Frame['discounting'][number]): Discount => {
  const { deal, frame } = state
  const tables = new Map<string, DateFactors>()
  const tableOf = (name: RateClass, d: number): DateFactors => {
    const known = tables.get(`${name}.${d}`)
    if (known !== undefined) return known
    const made = dateFactors(deal.dates[d]!, deal.lag, party[name]!)
    tables.set(`${name}.${d}`, made)
    return made
  }
  const byClass = deal.flows.map((flow) => tableOf(flow.rate, flow.dates))
  const byTime = party.time === null ? byClass : deal.flows.map((flow) => tableOf('time', flow.dates))
  const all = [...tables.values()]
  const worth: Worth = { flow: 0, time: 0 }
  const worthAt = (
    { dates, discounting, factors, lagged }: DateFactors,
    f: number,
    amounts: Float64Array,
  ): number => {
    switch (dates.name) {
      case 'event':
        return amounts[0]! * exp(-discounting.log[state.i]! * state.eventTime[f]!)
      case 'period':
        return presentOf(frame, discounting, amounts, state.i)
      case 'periodLag':
        return presentOf(frame, discounting, amounts, state.i) * lagged
      default:
        return dot(amounts, factors)
    }
  }
  return {
    refresh: () => {
      for (let t = 0; t < all.length; t++) refreshFactors(all[t]!, state.i)
    },
    worth: (f, amounts) => {
      worth.flow = worthAt(byClass[f]!, f, amounts)
      worth.time = byTime === byClass ? worth.flow : worthAt(byTime[f]!, f, amounts)
      return worth
    },
  }
}

/** Factors of one set of dates at one rate: a table by date, or for lagged periods the factor of the lag alone. */
interface DateFactors {
  readonly dates: Dates
  readonly discounting: Discounting
  readonly lagYears: number
  readonly factors: Float64Array
  lagged: number
  /** the rate the factors are for; most rates are the same in every trial */
  logRate: number
}

const dateFactors = (dates: Dates, lagYears: number, discounting: Discounting): DateFactors => ({
  dates,
  discounting,
  lagYears,
  factors: new Float64Array(dates.times.length),
  lagged: 1,
  logRate: Number.NaN,
})

const refreshFactors = (table: DateFactors, i: number): void => {
  const logRate = table.discounting.log[i]!
  if (logRate === table.logRate) return
  table.logRate = logRate
  const { name } = table.dates
  if (name === 'period' || name === 'event') return
  if (name === 'periodLag') table.lagged = table.lagYears === 0 ? 1 : exp(-logRate * table.lagYears)
  else fillFactorsOf(table.dates, logRate, table.factors)
}

const dot = (amounts: Float64Array, factors: Float64Array): number => {
  let sum = 0
  for (let j = 0; j < amounts.length; j++) sum += amounts[j]! * factors[j]!
  return sum
}

/** (1 + r)^(−τ) on a set of dates; a recurrence where they are evenly spaced. */
const fillFactorsOf = ({ times, step }: Dates, logRate: number, out: Float64Array): void => {
  if (step === 0 || times.length < 3) {
    for (let j = 0; j < times.length; j++) out[j] = times[j] === 0 ? 1 : exp(-logRate * times[j]!)
    return
  }
  const ratio = exp(-logRate * step)
  let factor = exp(-logRate * times[0]!)
  for (let j = 0; j < times.length; j++) {
    out[j] = factor
    factor *= ratio
  }
}
