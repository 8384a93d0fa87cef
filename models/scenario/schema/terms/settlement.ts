import { z } from 'zod'
import { currencyCode, plainAmount, strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import {
  eachPeriod,
  factor,
  money,
  positive,
  positiveYears,
  probability,
  rate,
  share,
  withheldShare,
  years,
} from '../slot.ts'
import { rightToEnd } from './options.ts'

/** Audit, tax at source, currency, and how a deal ends (domain page, section 6.2). */

export const audit = strict({
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

export const withholding = strict({
  kind: z.literal('withholding'),
  rate: quantity(withheldShare),
  grossUp: z.boolean().optional(),
  usable: quantity(share).optional(),
})

/** `collar` bounds S_t/S_0; `interest` makes the mean of S_t/S_0 ((1 + home)/(1 + foreign))^t. */
export const currency = strict({
  kind: z.literal('currency'),
  of: z.enum(['settlement', 'amounts']).optional(),
  currency: currencyCode,
  rate: quantity(positive),
  volatility: quantity(factor),
  interest: strict({ home: quantity(rate), foreign: quantity(rate) }).optional(),
  collar: strict({ floor: z.number().min(0).max(1), cap: z.number().min(1) }).optional(),
})

/** Either a chance that the licensee ends the deal, a year, or a right of one party to end it. */
export const termination = strict({
  kind: z.literal('termination'),
  hazardPerYear: quantity(probability).optional(),
  ...rightToEnd,
  noticeMonths: plainAmount.optional(),
  fee: quantity(money).optional(),
})

export const residual = strict({
  kind: z.literal('residual'),
  scope: z.enum(['none', 'tail', 'perpetual']),
  tailYears: z.number().positive().optional(),
  rate: quantity(share).optional(),
  modelHalfLifeYears: quantity(positiveYears).optional(),
  exitCost: quantity(money).optional(),
})

export const outOfField = strict({
  kind: z.literal('outOfField'),
  multiple: quantity(factor).optional(),
  amount: quantity(money).optional(),
  cureDays: quantity(years).optional(),
  terminate: z.boolean().optional(),
}).refine(
  ({ multiple, amount, terminate }) => multiple !== undefined || amount !== undefined || terminate === true,
  'a multiple of the rate, an amount, or a right to terminate: what use out of field has for a consequence',
)

/** The licensee is taken over, with a yearly probability: the deal goes on, goes on for a fee, or ends. */
export const changeOfControl = strict({
  kind: z.literal('changeOfControl'),
  hazardPerYear: quantity(probability),
  effect: z.enum(['consent', 'fee', 'end']),
  fee: quantity(money).optional(),
})
