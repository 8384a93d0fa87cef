import { z } from 'zod'
import { civilDate, identifier, plainAmount, plainDays, plainNumber, strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import { count, eachPeriod, factor, money, rate, share } from '../slot.ts'
import { scope, taxAs } from './scope.ts'

/** Fixed fees, fees by use, milestones and what is held back of them (domain page, section 6.2). */

/** When the licensee may deduct a fee: at once, in equal parts over the term, or over so many years. */
const deductible = z.union([z.enum(['at-once', 'over-term']), z.number().int().min(1).max(50)]).optional()

export const upfrontFee = strict({
  kind: z.literal('upfrontFee'),
  amount: quantity(money),
  deductible,
  taxAs,
})

export const annualFee = strict({
  kind: z.literal('annualFee'),
  amount: quantity(money),
  timing: z.enum(['advance', 'arrears']).optional(),
  index: strict({ by: identifier, floor: plainNumber.optional(), cap: plainNumber.optional() }).optional(),
  deductible,
  taxAs,
})

/** A tier has a price a unit, a flat fee for whoever reaches it, or both. */
const usageTier = strict({
  upTo: z.number().positive().optional(),
  price: quantity(factor).optional(),
  fee: quantity(money).optional(),
}).refine((tier) => tier.price !== undefined || tier.fee !== undefined, 'a price, a fee, or both')

/** `partYear`: the commit of a contract year that does not run in full; `maximumOver`: what the monthly maximum is added up over. */
export const usageFee = strict({
  kind: z.literal('usageFee'),
  ...scope,
  unit: z.string().max(64).optional(),
  volume: z.union([strict({ perRevenue: quantity(eachPeriod(factor)) }), quantity(eachPeriod(count))]),
  tiers: z.array(usageTier).min(1),
  commit: plainAmount.optional(),
  partYear: z.enum(['pro-rated', 'whole']).optional(),
  monthlyMaximum: quantity(money).optional(),
  maximumOver: z.enum(['year', 'month']).optional(),
  taxAs,
})

const trigger = z.union([
  strict({ gate: identifier, field: identifier.optional(), market: identifier.optional() }),
  strict({ date: civilDate }),
  strict({ salesCumulative: z.number().positive() }),
  strict({ salesAnnual: z.number().positive() }),
])

export const milestone = strict({ kind: z.literal('milestone'), trigger, amount: quantity(money), taxAs })

/** A part of the upfront fees is kept back and released later, less what is claimed of it. */
export const holdback = strict({
  kind: z.literal('holdback'),
  share: quantity(share),
  releaseYears: z.number().positive(),
  claim: quantity(share).optional(),
})

export const paymentTerms = strict({
  kind: z.literal('paymentTerms'),
  reportingDays: plainDays.optional(),
  paymentDays: plainDays.optional(),
  lateDays: plainDays.optional(),
  lateInterest: quantity(rate).optional(),
})
