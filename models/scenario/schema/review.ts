import { z } from 'zod'
import { gapSchema } from './readings.ts'

const moneySchema = z
  .strictObject({
    change: z.string().meta({ description: 'What is changed, in words' }),
    licensor: gapSchema,
    licensee: gapSchema.nullable().meta({ description: 'null while a utility is unknown' }),
  })
  .meta({ id: 'ReviewMoney' })

const findingSchema = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(['info', 'caution', 'serious']),
    pointer: z.string().meta({ description: 'JSON pointer of what it concerns' }),
    term: z
      .number()
      .nullable()
      .meta({ description: 'Index of the clause; null where it is no single clause' }),
    text: z.string().meta({ description: 'What, why it matters, what to write instead' }),
    money: moneySchema.nullable().meta({ description: 'null where it cannot be computed' }),
  })
  .meta({ id: 'Finding' })

/** The review of a document's deals (domain page, section 6.4), the gravest findings of each deal first. */
export const reviewSchema = z
  .strictObject({
    deals: z.array(z.strictObject({ id: z.string(), findings: z.array(findingSchema) })),
  })
  .meta({ id: 'Review' })

export type Review = z.infer<typeof reviewSchema>
export type ReviewFinding = z.infer<typeof findingSchema>
