import { z } from 'zod'
import { strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import { factor, money, rate, share } from '../slot.ts'
import { deductions, scope, taxAs } from './scope.ts'

/** Royalties and what bounds, reduces or prepays them (domain page, section 6.2). */

/** Value of the licensed product alone and of what it is sold together with: base × own/(own + others), at least `floor`. */
const combination = strict({
  own: quantity(factor),
  others: quantity(factor),
  floor: quantity(share).optional(),
})

/** From a contract year on the royalty is multiplied by `factor`; the last step that has begun counts. */
const stepDown = strict({ fromYear: z.number().int().min(2), factor: quantity(share) })

export const royalty = strict({
  kind: z.literal('royalty'),
  ...scope,
  base: z.enum(['gross', 'net']).optional(),
  deductions: deductions.optional(),
  apportionment: z.enum(['product', 'attributable', 'share', 'combination']).optional(),
  apportionShare: quantity(share).optional(),
  combination: combination.optional(),
  rate: quantity(share).optional(),
  tierMethod: z.enum(['marginal', 'all-units']).optional(),
  tierMatch: z.enum(['higher', 'lower']).optional(),
  tierClock: z.enum(['annual', 'lifetime', 'rolling']).optional(),
  tiers: z
    .array(strict({ upTo: z.number().positive().optional(), rate: quantity(share) }))
    .min(1)
    .optional(),
  stepDowns: z.array(stepDown).min(1).optional(),
  taxAs,
})

export const stacking = strict({
  kind: z.literal('stacking'),
  thirdParty: quantity(share),
  offset: quantity(share).optional(),
  floor: quantity(share).optional(),
  unused: z.enum(['carry-forward', 'lapses']).optional(),
})

export const royaltyCap = strict({
  kind: z.literal('royaltyCap'),
  amount: quantity(money),
  clock: z.enum(['annual', 'lifetime']).optional(),
  rateAfter: quantity(share).optional(),
})

export const minimumGuarantee = strict({
  kind: z.literal('minimumGuarantee'),
  amount: quantity(money),
  escalator: quantity(rate).optional(),
  // the compiler refuses years before the first, and names the grant beside them
  fromYear: z.number().int().meta({ minimum: 1 }).optional(),
  clock: z.enum(['annual', 'term']).optional(),
  credits: z.enum(['royalty', 'royalty+usage', 'all']).optional(),
  trueUpRecoupable: z.boolean().optional(),
  advanceCountsTowardMinimum: z.boolean().optional(),
  shortfallCreditableYears: z.number().int().min(0).max(50).optional(),
  taxAs,
})

export const advance = strict({
  kind: z.literal('advance'),
  amount: quantity(money),
  rate: quantity(share).optional(),
  balance: z.enum(['one', 'per-grant']).optional(),
  taxAs,
})
