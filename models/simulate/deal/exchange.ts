import { exp } from '../../numerics/elementary.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/**
 * S_t/S_0 of a settlement currency on the dates of its deal: ln = σW_t − σ²t/2, W a Brownian path with one normal per
 * step between dates; between two dates W is interpolated. Without a currency clause, and in the expected case, 1.
 */
export interface Exchange {
  readonly fill: () => void
  readonly at: (time: number) => number
}

/** Prepares the path of the settlement currency for a deal. */
export const createExchange = (state: DealState): Exchange => {
  const clause = state.deal.terms.currency
  if (clause === null || state.frame.mode === 'expected') return { fill: () => undefined, at: () => 1 }
  const { dates, normals, volatility } = clause
  const path = new Float64Array(dates.length)
  let sigma = 0
  const fill = (): void => {
    sigma = valueAt(state.frame, volatility, state.i)
    let w = 0
    let before = 0
    for (let j = 0; j < dates.length; j++) {
      w += Math.sqrt(dates[j]! - before) * valueAt(state.frame, normals[j]!, state.i)
      before = dates[j]!
      path[j] = w
    }
  }
  const brownian = (time: number): number => {
    const after = dates.findIndex((date) => date >= time - 1e-12)
    if (after < 0) return path[dates.length - 1] ?? 0
    const [until, w] = [dates[after]!, path[after]!]
    const [from, start] = after === 0 ? [0, 0] : [dates[after - 1]!, path[after - 1]!]
    return until - time < 1e-12 ? w : start + ((w - start) * (time - from)) / (until - from)
  }
  const at = (time: number): number =>
    time <= 0 ? 1 : exp(sigma * brownian(time) - 0.5 * sigma * sigma * time)
  return { fill, at }
}

/** Receipts × S_t/S_0, in a buffer of their own where the deal has a currency clause. */
export const createExchanged = (state: DealState, exchange: Exchange): ((f: number) => Float64Array) => {
  const { deal } = state
  if (deal.terms.currency === null) return (f) => state.amounts[f]!
  const buffers = state.amounts.map((amounts) => new Float64Array(amounts.length))
  return (f) => {
    const { times, name } = deal.dates[deal.flows[f]!.dates]!
    const [from, to] = [state.amounts[f]!, buffers[f]!]
    for (let j = 0; j < from.length; j++) {
      const time = name === 'event' ? state.eventTime[f]! : times[j]!
      to[j] = from[j] === 0 ? 0 : from[j]! * exchange.at(time)
    }
    return to
  }
}
