import { pow } from '../numerics/elementary.ts'
import { npv } from './presentValue.ts'

export interface ModifiedRates {
  /** at which outflows are financed */
  readonly finance: number
  /** at which inflows are put out again */
  readonly reinvest: number
}

/**
 * Modified internal rate of yearly flows, the first at time 0: (future worth of inflows / present worth of
 * outflows)^(1/n) − 1; `null` without both. (A spreadsheet's MIRR.)
 */
export const modifiedInternalRate = (
  amounts: readonly number[],
  { finance, reinvest }: ModifiedRates,
): number | null => {
  const years = amounts.length - 1
  const inflows = npv(
    reinvest,
    amounts.map((amount) => Math.max(0, amount)),
  )
  const outflows = -npv(
    finance,
    amounts.map((amount) => Math.min(0, amount)),
  )
  if (!(inflows > 0 && outflows > 0)) return null
  return pow(inflows / outflows, 1 / years) * (1 + reinvest) - 1
}
