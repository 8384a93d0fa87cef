import { z } from 'zod'
import { estimateSchema } from './figures.ts'
import { leverAnswerSchema, sheetSchema } from './solve.ts'

const offerSchema = z
  .strictObject({
    values: z
      .array(estimateSchema)
      .meta({ description: 'Of the terms, in their order; the error is that of the replicates' }),
    gains: z
      .strictObject({ licensor: estimateSchema, licensee: estimateSchema })
      .meta({ description: 'Expected worth over the expected walk-away' }),
    sheet: sheetSchema,
  })
  .meta({ id: 'BargainOffer' })

const pointSchema = z.strictObject({
  values: z.array(z.number()),
  licensor: z.number(),
  licensee: z.number(),
})

const spreadSchema = z.strictObject({ q10: z.number(), q50: z.number(), q90: z.number() })

const riskSchema = z.array(
  z.strictObject({ values: z.array(z.number()), expected: z.number(), worst5: z.number() }),
)

/** What two parties would settle on over one or two terms of a deal. */
export const bargainSchema = z
  .strictObject({
    deal: z.string(),
    trials: z.number(),
    terms: z.array(leverAnswerSchema),
    present: sheetSchema,
    zone: z.boolean().meta({ description: 'Whether some offer clears both expected walk-aways' }),
    needs: z
      .strictObject({ licensor: z.number().nullable(), licensee: z.number().nullable() })
      .nullable()
      .meta({
        description:
          'Without a zone: what each party still lacks at the best offer the other accepts; null where the other accepts none',
      }),
    frontier: z.array(pointSchema).meta({
      description:
        'Gains of both where neither can have more without the other having less; with a zone, its offers alone',
    }),
    nash: z.array(z.strictObject({ alpha: z.number(), offer: offerSchema })),
    sensitivity: z
      .array(pointSchema.extend({ alpha: z.number() }))
      .meta({ description: 'Nash solution by bargaining weight' }),
    kalaiSmorodinsky: offerSchema.nullable(),
    leastRegret: offerSchema.nullable().meta({
      description:
        'Where the larger of both regrets is least: what a party could have had, the other just accepting, less what it gets',
    }),
    drawn: z
      .strictObject({
        futures: z.number(),
        zone: z
          .number()
          .meta({ description: 'Share of the futures in which some offer clears both walk-aways' }),
        values: z.array(spreadSchema),
        licensor: spreadSchema,
        licensee: spreadSchema,
      })
      .nullable()
      .meta({
        description:
          'The Nash solution at ½ if both walk-aways were known to be what a future draws; null where they are certain, or no future has a zone',
      }),
    risk: z.strictObject({ licensor: riskSchema, licensee: riskSchema }).meta({
      description: 'Offers the other accepts, where expectation cannot rise but with a worse worst 5 %',
    }),
  })
  .meta({ id: 'Bargain' })

export type Bargain = z.infer<typeof bargainSchema>
export type BargainOffer = z.infer<typeof offerSchema>
