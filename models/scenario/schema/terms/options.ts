import { z } from 'zod'
import { plainAmount, plainNumber, plainShare, strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import { money } from '../slot.ts'
import { scope, taxAs } from './scope.ts'

/** Rights that are used or not when more is known (domain page, section 6.2). */

/** Who decides. */
const by = z.enum(['licensor', 'licensee']).optional()

/** A fee for the right to take up a grant on one of several dates, then at its price. */
export const optionFee = strict({
  kind: z.literal('optionFee'),
  ...scope,
  amount: quantity(money),
  paidYear: plainAmount.optional(),
  exercise: z
    .array(strict({ year: plainAmount, price: quantity(money).optional() }))
    .min(1)
    .optional(),
  creditable: plainShare.optional(),
  by,
  taxAs,
})

/** The end of a royalty for one payment, by a schedule of strikes. */
export const buyout = strict({
  kind: z.literal('buyout'),
  strikes: z.array(strict({ afterYear: z.number().int().min(1), amount: quantity(money) })).min(1),
  by,
  taxAs,
})

/** The right to go on after the term. */
export const renewal = strict({
  kind: z.literal('renewal'),
  years: z.number().positive(),
  fee: quantity(money).optional(),
  noticeMonths: plainAmount.optional(),
  by,
  taxAs,
})

/** A trial use of some records before the grant: what it measures is known when the grant is decided. */
export const pilot = strict({
  kind: z.literal('pilot'),
  field: scope.field,
  fee: quantity(money),
  months: z.number().positive(),
  records: z.number().positive(),
  startYear: plainAmount.optional(),
  /** standard deviation of the measurement; without it that of a share measured on so many records */
  noise: plainAmount.optional(),
  success: strict({ atLeast: plainNumber, mustGoOn: z.boolean().optional() }).optional(),
  creditable: plainShare.optional(),
  by,
  taxAs,
})

/** Switches of `termination` that make it a right instead of a chance: whose, and after which contract years. */
export const rightToEnd = { right: by, years: z.array(z.number().int().min(1)).min(1).optional() }
