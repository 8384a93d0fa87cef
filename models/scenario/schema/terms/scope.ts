import { z } from 'zod'
import { identifier, strict } from '../object.ts'
import { quantity } from '../quantity.ts'
import { eachPeriod, share } from '../slot.ts'

/** Where a clause counts, if not in all granted cells. */
export const scope = { field: identifier.optional(), market: identifier.optional() }

/** What is taken off receipts before a share of them is paid: a share of them, at most `cap`. */
export const deductions = strict({ share: quantity(eachPeriod(share)), cap: quantity(share).optional() })

/** How a payment is taxed where a party's tax rate differs by treatment (domain page, section 7). */
export const taxAs = z.enum(['royalty', 'service', 'equity']).optional()
