import { z } from 'zod'
import { isCurrency } from '../../units/currency.ts'
import { parseDay } from '../../units/date.ts'

/** Separates the accepted words inside a zod message; `faults.ts` turns them into "did you mean". */
export const wordSeparator = '\u001f'

/** A strict object whose fault on an unknown key carries the keys it would take. */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(wordSeparator) : undefined,
  })

/** One of several shapes told apart by `kind`. */
export const byKind = <Options extends [z.ZodObject, ...z.ZodObject[]]>(options: Options) =>
  z.discriminatedUnion('kind', options as never) as unknown as z.ZodDiscriminatedUnion<Options, 'kind'>

/** Names that other places refer to. */
export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'letters, digits, - and _, at most 64')

/** A currency of ISO 4217. */
export const currencyCode = z.string().refine(isCurrency, 'a currency code of ISO 4217, such as USD')

/** A civil date that exists. */
export const civilDate = z
  .string()
  .refine((text) => parseDay(text) !== null, 'a date that exists, like 2027-01-31')

/** A name or a text for people. */
export const text = z.string().max(4000)

export const plainNumber = z.number()
export const plainShare = z.number().min(0).max(1)
/** Days of a payment term: at most ten years. */
export const plainDays = z.number().min(0).max(3650)
export const plainAmount = z.number().min(0)
