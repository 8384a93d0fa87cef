import type { Tiers } from '../../terms/tiers.ts'
import { valueAt } from '../frame.ts'
import type { DealState } from './state.ts'

/** Puts the prices of the current trial into a schedule of tiers. */
export const fillPrices = ({ frame, i }: DealState, places: readonly number[], tiers: Tiers): void => {
  for (let j = 0; j < places.length; j++) tiers.price[j] = valueAt(frame, places[j]!, i)
}
