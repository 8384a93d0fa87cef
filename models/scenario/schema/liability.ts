import { z } from 'zod'
import { estimateSchema } from './figures.ts'

const limit = (what: string) =>
  z
    .number()
    .nullable()
    .meta({ description: `${what}; null: without limit` })

const worstYearSchema = z.strictObject({
  expected: estimateSchema,
  q95: z.number().meta({ description: 'Not more in 95 of 100 futures' }),
  largest: z.number().meta({ description: 'The most in any future that was simulated' }),
  happens: z.number().meta({ description: 'Share of futures in which anything is lost' }),
})

/** Who answers for which loss (domain page, section 16), and the year that is worst for each party, before tax. */
export const liabilitySchema = z
  .strictObject({
    risks: z.array(
      z.strictObject({
        id: z.string(),
        licensorShare: z
          .number()
          .meta({ description: 'The licensee bears the rest and what lies beyond the limits' }),
        insuredShare: z.number(),
        perEvent: limit('Most the licensor bears of one event'),
        aggregate: limit('Most it bears in all'),
        multipleOfFees: limit('Most it bears as a multiple of the fees received so far'),
      }),
    ),
    worstYear: z.strictObject({ licensor: worstYearSchema, licensee: worstYearSchema }),
  })
  .meta({ id: 'Liability' })

export type Liability = z.infer<typeof liabilitySchema>
