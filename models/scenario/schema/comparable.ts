import { z } from 'zod'
import { currencyCode, identifier, plainAmount, strict, text } from './object.ts'

/** What kinds of report there are; of these only a licence, or a sale of a dataset, can be a price. */
export const comparableKinds = [
  'licence',
  'sale',
  'offer',
  'list-price',
  'talks',
  'settlement',
  'payout',
  'equity',
  'bundle',
  'pool',
] as const

/** Whether an amount is the whole price, that of a year, or what was paid at first. */
export const comparableBases = ['total', 'per-year', 'upfront'] as const

const range = { low: plainAmount, high: plainAmount, currency: currencyCode }
const risesTo = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low <= high
const order = { message: 'a low end that is not above the high one', path: ['low'] }

/**
 * A comparable of one's own, in the shape of the shipped ones: a licence, offer or payout with where it was reported. Equal
 * ends are one figure, a low end of 0 an upper bound.
 */
export const comparableSchema = strict({
  id: identifier,
  licensor: text.min(1),
  licensee: text.min(1),
  year: z.number().int().min(1900).max(2200).nullable(),
  asset: text.min(1),
  /** the report in words */
  reported: text.min(1),
  grade: z.enum(['A', 'B', 'C', 'D']),
  source: text.min(1),
  kind: z.enum(comparableKinds),
  amount: strict({ ...range, basis: z.enum(comparableBases) })
    .refine(risesTo, order)
    .optional(),
  perUnit: strict({ ...range, unit: text.min(1) })
    .refine(risesTo, order)
    .optional(),
  units: strict({ count: plainAmount, unit: text.min(1) }).optional(),
  termYears: z.tuple([plainAmount.nullable(), plainAmount.nullable()]).optional(),
  exclusivity: text.optional(),
  payment: text.optional(),
  undisclosed: z.boolean().optional(),
  caution: text.optional(),
})

/** The id of a shipped comparable, or one of one's own. */
export const comparableEntrySchema = z.union([identifier, comparableSchema])

export type OwnComparable = z.output<typeof comparableSchema>
