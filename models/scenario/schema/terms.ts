import { z } from 'zod'
import { byKind, civilDate, currencyCode, identifier, plainAmount, plainNumber, strict } from './object.ts'
import { quantity } from './quantity.ts'
import {
  count,
  eachPeriod,
  factor,
  money,
  positive,
  positiveYears,
  probability,
  rate,
  share,
  years,
} from './slot.ts'

/** Clauses of a deal, one kind each (domain page, section 6.2). Absent switches take the default named there. */

const scope = { field: identifier.optional(), market: identifier.optional() }

const upfrontFee = strict({ kind: z.literal('upfrontFee'), amount: quantity(money) })

const annualFee = strict({
  kind: z.literal('annualFee'),
  amount: quantity(money),
  timing: z.enum(['advance', 'arrears']).optional(),
  index: strict({ by: identifier, floor: plainNumber.optional(), cap: plainNumber.optional() }).optional(),
})

const royalty = strict({
  kind: z.literal('royalty'),
  ...scope,
  base: z.enum(['gross', 'net']).optional(),
  deductions: strict({ share: quantity(eachPeriod(share)), cap: quantity(share).optional() }).optional(),
  apportionment: z.enum(['product']).optional(),
  rate: quantity(share).optional(),
  tierMethod: z.enum(['marginal', 'all-units']).optional(),
  tierMatch: z.enum(['higher', 'lower']).optional(),
  tierClock: z.enum(['annual', 'lifetime']).optional(),
  tiers: z
    .array(strict({ upTo: z.number().positive().optional(), rate: quantity(share) }))
    .min(1)
    .optional(),
})

const stacking = strict({
  kind: z.literal('stacking'),
  thirdParty: quantity(share),
  offset: quantity(share).optional(),
  floor: quantity(share).optional(),
  unused: z.enum(['carry-forward', 'lapses']).optional(),
})

const royaltyCap = strict({
  kind: z.literal('royaltyCap'),
  amount: quantity(money),
  clock: z.enum(['annual', 'lifetime']).optional(),
  rateAfter: quantity(share).optional(),
})

const minimumGuarantee = strict({
  kind: z.literal('minimumGuarantee'),
  amount: quantity(money),
  escalator: quantity(rate).optional(),
  fromYear: z.number().int().min(1).optional(),
  credits: z.enum(['royalty', 'royalty+usage', 'all']).optional(),
})

const advance = strict({
  kind: z.literal('advance'),
  amount: quantity(money),
  rate: quantity(share).optional(),
})

const usageFee = strict({
  kind: z.literal('usageFee'),
  ...scope,
  unit: z.string().max(64).optional(),
  volume: z.union([strict({ perRevenue: quantity(eachPeriod(factor)) }), quantity(eachPeriod(count))]),
  tiers: z.array(strict({ upTo: z.number().positive().optional(), price: quantity(factor) })).min(1),
  commit: plainAmount.optional(),
  monthlyMaximum: quantity(money).optional(),
})

const revenueShare = strict({
  kind: z.literal('revenueShare'),
  ...scope,
  share: quantity(share),
  of: z.enum(['revenue']).optional(),
})

const profitShare = strict({
  kind: z.literal('profitShare'),
  share: quantity(share),
  lossCarryForward: z.boolean().optional(),
})

const trigger = z.union([
  strict({ gate: identifier, field: identifier.optional(), market: identifier.optional() }),
  strict({ date: civilDate }),
  strict({ salesCumulative: z.number().positive() }),
  strict({ salesAnnual: z.number().positive() }),
])

const milestone = strict({ kind: z.literal('milestone'), trigger, amount: quantity(money) })

const mostFavoured = strict({ kind: z.literal('mostFavoured'), effect: z.enum(['prospective']).optional() })

const paymentTerms = strict({
  kind: z.literal('paymentTerms'),
  reportingDays: plainAmount.optional(),
  paymentDays: plainAmount.optional(),
})

const audit = strict({
  kind: z.literal('audit'),
  underReporting: quantity(eachPeriod(share)),
  probability: quantity(probability),
  detect: quantity(probability).optional(),
  recovery: quantity(share).optional(),
  lookBackYears: z.number().int().min(1).optional(),
  interest: quantity(rate).optional(),
  cost: quantity(money).optional(),
  threshold: plainAmount.optional(),
})

const withholding = strict({
  kind: z.literal('withholding'),
  rate: quantity(share),
  grossUp: z.boolean().optional(),
  usable: quantity(share).optional(),
})

const currency = strict({
  kind: z.literal('currency'),
  of: z.enum(['settlement']).optional(),
  currency: currencyCode,
  rate: quantity(positive),
  volatility: quantity(factor),
})

const termination = strict({
  kind: z.literal('termination'),
  hazardPerYear: quantity(probability),
  noticeMonths: plainAmount.optional(),
  fee: quantity(money).optional(),
})

const residual = strict({
  kind: z.literal('residual'),
  scope: z.enum(['none', 'tail', 'perpetual']),
  tailYears: z.number().positive().optional(),
  rate: quantity(share).optional(),
  modelHalfLifeYears: quantity(positiveYears).optional(),
  exitCost: quantity(money).optional(),
})

const outOfField = strict({
  kind: z.literal('outOfField'),
  multiple: quantity(factor).optional(),
  amount: quantity(money).optional(),
  cureDays: quantity(years).optional(),
})

export const termSchema = byKind([
  upfrontFee,
  annualFee,
  royalty,
  stacking,
  royaltyCap,
  minimumGuarantee,
  advance,
  usageFee,
  revenueShare,
  profitShare,
  milestone,
  mostFavoured,
  paymentTerms,
  audit,
  withholding,
  currency,
  termination,
  residual,
  outOfField,
])

export type Term = z.output<typeof termSchema>
export type TermOf<Kind extends Term['kind']> = Extract<Term, { kind: Kind }>
