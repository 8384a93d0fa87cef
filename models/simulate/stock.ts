import { ageing } from '../dataset/freshness.ts'
import { pow } from '../numerics/elementary.ts'
import { type Frame, valueAt } from './frame.ts'
import type { Stock, StockKey } from './stockPlan.ts'

/** The stock of a frame for grants of a kind; null where nothing ages. */
export const stockIn = ({ stocks }: Frame, key: StockKey): Stock | null =>
  stocks.find(
    ({ from, updates, elasticity }) =>
      from === key.from && updates === key.updates && elasticity === key.elasticity,
  ) ?? null

/** Fills every stock of a block. */
export const fillStocks = (frame: Frame): void => {
  for (const stock of frame.stocks) fillStock(frame, stock)
}

const fillStock = (frame: Frame, { from, updates, elasticity, path, left }: Stock): void => {
  const { dataset, calendar } = frame.plan
  const { size, count } = frame
  for (let i = 0; i < count; i++) {
    const power = elasticity === null ? 1 : valueAt(frame, elasticity, i)
    const kept = ageing(calendar.delta, valueAt(frame, dataset.halfLife!, i))
    left[i] = power === 1 ? kept : pow(kept, power)
    let fresh = 1
    for (let k = from; k < calendar.periods; k++) {
      if (k > from) fresh *= kept
      if (k > from && updates)
        fresh += (valueAt(frame, dataset.refresh, i, k) * calendar.delta) / dataset.records
      path[k * size + i] = fresh === 1 || power === 1 ? fresh : pow(fresh, power)
    }
  }
}
