import { affineQuantity } from '../scenario/affineQuantity.ts'
import type { Coverage } from '../scenario/schema/dataset.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Gate, MarketKeys } from '../scenario/schema/market.ts'

/** Σ max(0, target − share): the part of the target population that the records have too few of, between 0 and 1. */
export const coverageGap = ({ groups }: Pick<Coverage, 'groups'>): number =>
  groups.reduce((sum, { share, target }) => sum + Math.max(0, target - share), 0)

/**
 * How many records have to be added, and none taken away, until every group has its target share: the group with the
 * most records for its target sets the total, max_g share_g·N/target_g. Infinity where a group is wanted nowhere.
 */
export const recordsToAdd = ({ groups }: Pick<Coverage, 'groups'>, records: number): number => {
  const held = groups.filter(({ share }) => share > 0)
  return Math.max(...held.map(({ share, target }) => (share * records) / target)) - records
}

/** The document if the gap costs what it is said to cost of a gate's probability; null without such a gate. */
export const withLowerGate = (document: ReadDocument, row: Coverage): ReadDocument | null => {
  const { gate } = row
  if (gate === undefined) return null
  const times = Math.max(1e-9, 1 - gate.lowers * coverageGap(row))
  const lower = <Market extends Pick<MarketKeys, 'success'>>(market: Market): Market => ({
    ...market,
    success: market.success?.map((own) => (own.gate === gate.gate ? lowered(own, times) : own)),
  })
  return {
    ...document,
    fields: document.fields?.map((field) =>
      field.id === gate.field && field.market !== undefined
        ? { ...field, market: lower(field.market) }
        : field,
    ),
    markets: document.markets?.map((market) => (market.field === gate.field ? lower(market) : market)),
  }
}

const lowered = (gate: Gate, times: number): Gate => ({
  ...gate,
  probability: affineQuantity(gate.probability, { times, plus: 0 }),
})
