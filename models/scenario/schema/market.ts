import { z } from 'zod'
import { byKind, identifier, plainNumber, strict, text } from './object.ts'
import { quantity } from './quantity.ts'
import {
  anyNumber,
  count,
  eachPeriod,
  erosion,
  factor,
  money,
  positiveYears,
  probability,
  rate,
  years,
} from './slot.ts'

/** How fast this product reaches its peak share (domain page, section 5). */
export const adoptionSchema = byKind([
  strict({ kind: z.literal('bass'), p: quantity(factor), q: quantity(factor) }),
  strict({
    kind: z.literal('logistic'),
    years10to90: quantity(positiveYears),
    midpointYears: quantity(anyNumber),
  }),
  strict({ kind: z.literal('gompertz'), b: quantity(factor), c: quantity(factor) }),
  strict({ kind: z.literal('ramp'), years: quantity(years) }),
  strict({ kind: z.literal('table'), values: z.array(z.number().min(0).max(1)).min(1) }),
])

export const gateSchema = strict({
  gate: identifier,
  year: quantity(years),
  probability: quantity(probability),
  scope: z.enum(['product', 'market']).optional(),
  ifFails: strict({ size: quantity(factor) }).optional(),
})

const othersSchema = strict({
  count: quantity(count),
  value: quantity(money).optional(),
  like: identifier.optional(),
  probability: quantity(probability).optional(),
})

const marketKeys = {
  size: quantity(eachPeriod(money)).optional(),
  growth: quantity(rate).optional(),
  priceErosion: quantity(erosion).optional(),
  adoption: adoptionSchema.optional(),
  success: z.array(gateSchema).optional(),
  rivalry: quantity(factor).optional(),
  others: othersSchema.optional(),
  leakage: z.array(strict({ to: identifier, probability: quantity(probability) })).optional(),
}

export const marketKeysSchema = strict(marketKeys)

export const fieldSchema = strict({
  id: identifier,
  name: text.optional(),
  market: marketKeysSchema.optional(),
})

export const territorySchema = strict({
  id: identifier,
  name: text.optional(),
  scale: plainNumber.min(0).optional(),
})

/** A single cell field × territory: an override of its field's market, or the market whole. */
export const marketSchema = strict({
  id: identifier.optional(),
  field: identifier,
  territory: identifier.optional(),
  status: z.enum(['permitted', 'blocked']).optional(),
  reason: text.optional(),
  ...marketKeys,
})

export type Adoption = z.output<typeof adoptionSchema>
export type Gate = z.output<typeof gateSchema>
export type MarketKeys = z.output<typeof marketKeysSchema>
