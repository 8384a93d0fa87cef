import { z } from 'zod'
import { identifier, strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import { count, eachPeriod, factor, money, rate, share, years } from '../slot.ts'
import { deductions, scope, taxAs } from './scope.ts'

/** Shares of revenue, profit, pools and sublicences; equity and payment in kind (domain page, section 6.2). */

export const revenueShare = strict({
  kind: z.literal('revenueShare'),
  ...scope,
  share: quantity(share),
  of: z.enum(['revenue', 'net']).optional(),
  deductions: deductions.optional(),
  taxAs,
})

export const profitShare = strict({
  kind: z.literal('profitShare'),
  share: quantity(share),
  lossCarryForward: z.boolean().optional(),
  taxAs,
})

/** A pool a year, growing by `growth`, divided by usage: own/total. */
export const poolShare = strict({
  kind: z.literal('poolShare'),
  pool: quantity(eachPeriod(money)),
  ownUsage: quantity(eachPeriod(count)),
  totalUsage: quantity(eachPeriod(count)),
  growth: quantity(rate).optional(),
  taxAs,
})

/** A stage of sublicensing: from the start, from a contract year, or from the year in which a gate is passed. */
const stage = strict({
  share: quantity(share),
  fromYear: z.number().int().min(1).optional(),
  gate: identifier.optional(),
  field: identifier.optional(),
  market: identifier.optional(),
}).refine(
  ({ fromYear, gate }) => fromYear === undefined || gate === undefined,
  'a contract year or a gate, not both',
)

export const sublicenceShare = strict({
  kind: z.literal('sublicenceShare'),
  ...scope,
  receipts: z.union([strict({ perRevenue: quantity(eachPeriod(factor)) }), quantity(eachPeriod(money))]),
  passThrough: quantity(eachPeriod(share)).optional(),
  stages: z.array(stage).min(1),
  taxAs,
})

/** Shares, or a warrant to buy them at `strike`; worth nothing once the licensee has failed. */
export const equity = strict({
  kind: z.literal('equity'),
  value: quantity(money),
  volatility: quantity(factor),
  growth: quantity(rate).optional(),
  years: quantity(years),
  lockUpYears: quantity(years).optional(),
  dilution: quantity(share).optional(),
  liquidityDiscount: quantity(share).optional(),
  warrant: strict({ strike: quantity(money) }).optional(),
  informationRights: z.boolean().optional(),
  taxAs,
})

/** Paid in services or goods: what they cost the licensee and what they are worth to the licensor. */
export const inKind = strict({
  kind: z.literal('inKind'),
  costToPayer: quantity(money),
  valueToReceiver: quantity(money),
  timing: z.enum(['once', 'yearly']).optional(),
  taxAs,
})

export const mostFavoured = strict({
  kind: z.literal('mostFavoured'),
  ...scope,
  effect: z.enum(['prospective', 'refund']).optional(),
})
