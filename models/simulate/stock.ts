import { ageing } from '../dataset/freshness.ts'
import { pow } from '../numerics/elementary.ts'
import { type Frame, valueAt } from './frame.ts'

/**
 * The stock of records relative to the first period of a grant, S_k/S_1, as long as the grant runs (domain page,
 * section 4): S_k = S_{k−1}·2^(−Δ/h) + refresh·Δ. The same for all grants that start together and update alike, so it
 * is computed once per block and shared, with its powers for each elasticity.
 */
export interface Stock {
  readonly from: number
  readonly updates: boolean
  /** S_k/S_1, periods × trials */
  readonly fresh: Float64Array
  /** 2^(−Δ/h) by trial: what a period leaves once the refresh has ended */
  readonly left: Float64Array
  readonly powers: Map<number, { readonly path: Float64Array; readonly left: Float64Array; block: number }>
  /** first trial of the block it is filled for */
  block: number
}

const stocks = new WeakMap<Frame, Stock[]>()

/** The shared stock of a frame for grants from a period on, with or without updates; null where nothing ages. */
export const stockOf = (frame: Frame, from: number, updates: boolean): Stock | null => {
  if (frame.plan.dataset.halfLife === null) return null
  const known = stocks.get(frame) ?? []
  stocks.set(frame, known)
  const found = known.find((stock) => stock.from === from && stock.updates === updates)
  if (found !== undefined) return found
  const { size } = frame
  const fresh = new Float64Array(size * frame.plan.calendar.periods)
  const stock: Stock = { from, updates, fresh, left: new Float64Array(size), powers: new Map(), block: -1 }
  known.push(stock)
  return stock
}

/** Fills a stock for the frame's block, unless it is already. */
export const fillStock = (frame: Frame, stock: Stock): void => {
  if (stock.block === frame.first) return
  stock.block = frame.first
  const { dataset, calendar } = frame.plan
  const { size, count } = frame
  for (let i = 0; i < count; i++) {
    const left = ageing(calendar.delta, valueAt(frame, dataset.halfLife!, i))
    stock.left[i] = left
    let fresh = 1
    for (let k = stock.from; k < calendar.periods; k++) {
      if (k > stock.from) fresh *= left
      if (k > stock.from && stock.updates)
        fresh += (valueAt(frame, dataset.refresh, i, k) * calendar.delta) / dataset.records
      stock.fresh[k * size + i] = fresh
    }
  }
}

/** (S_k/S_1)^elasticity and 2^(−Δ/h·elasticity) of a filled stock, once per block and elasticity. */
export const powersOf = (frame: Frame, stock: Stock, elasticity: number) => {
  const { size, count, plan } = frame
  const known = stock.powers.get(elasticity)
  const powers = known ?? {
    path: new Float64Array(stock.fresh.length),
    left: new Float64Array(size),
    block: -1,
  }
  if (known === undefined) stock.powers.set(elasticity, powers)
  if (powers.block === frame.first) return powers
  powers.block = frame.first
  for (let i = 0; i < count; i++) {
    const power = valueAt(frame, elasticity, i)
    powers.left[i] = pow(stock.left[i]!, power)
    for (let k = stock.from; k < plan.calendar.periods; k++) {
      const fresh = stock.fresh[k * size + i]!
      powers.path[k * size + i] = fresh === 1 ? 1 : pow(fresh, power)
    }
  }
  return powers
}
