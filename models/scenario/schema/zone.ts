import { z } from 'zod'
import { estimateSchema } from './figures.ts'
import { leverAnswerSchema } from './solve.ts'

const surfaceSchema = z
  .strictObject({
    values: z.array(z.array(z.number())),
    errors: z.array(z.array(z.number())).meta({ description: 'Standard errors' }),
  })
  .meta({ id: 'Surface', description: 'By value of the second term, then of the first' })

const placeSchema = z.array(z.number()).meta({
  id: 'PlanePoint',
  description: 'The value of the first term, and of the second where there are two',
})

const pointSchema = z
  .strictObject({ at: placeSchema, licensor: z.number(), licensee: z.number() })
  .meta({ id: 'ZonePoint', description: 'By how much each party is better off there than without the deal' })

/** Where both parties are better off with a deal than without it, over one or two of its terms (domain page, section 9). */
export const zoneSchema = z
  .strictObject({
    deal: z.string(),
    trials: z.number().int(),
    measures: z
      .strictObject({ licensor: z.enum(['mean', 'certainty']), licensee: z.enum(['mean', 'certainty']) })
      .meta({
        description: 'What is held against the walk-away: the expectation, or the certainty equivalent',
      }),
    terms: z.array(
      z.strictObject({
        lever: leverAnswerSchema,
        from: z.number(),
        to: z.number(),
        values: z.array(z.number()),
      }),
    ),
    gains: z
      .strictObject({ licensor: surfaceSchema, licensee: surfaceSchema })
      .meta({ description: 'What the deal is worth more than the walk-away; 0 along the contour' }),
    contours: z.strictObject({
      licensor: z.array(z.array(placeSchema)),
      licensee: z.array(z.array(placeSchema)),
    }),
    both: z
      .strictObject({ probability: surfaceSchema, beliefs: z.array(z.string()) })
      .nullable()
      .meta({
        description:
          'Probability over our beliefs that both would say yes, on expectations; null where no belief moves either',
      }),
    regret: z
      .strictObject({ licensor: surfaceSchema, licensee: surfaceSchema })
      .meta({ description: 'Probability over futures of ending below the walk-away' }),
    zone: z.strictObject({
      exists: z.boolean(),
      share: z.number().meta({ description: 'Of the plane' }),
      ranges: z
        .array(z.strictObject({ from: z.number(), to: z.number() }))
        .nullable()
        .meta({ description: 'Of each term within the zone; null where there is none' }),
      best: z
        .strictObject({ licensor: pointSchema, licensee: pointSchema })
        .nullable()
        .meta({ description: 'The offers of the plane that are best for one party while the other accepts' }),
      nearest: pointSchema
        .nullable()
        .meta({ description: 'Without a zone: the offer at which the party that lacks more lacks least' }),
    }),
    alone: z
      .array(
        z.strictObject({
          term: z.string(),
          at: z
            .number()
            .nullable()
            .meta({ description: 'Of the other term, as it stands; null without one' }),
          from: z.number().nullable(),
          to: z.number().nullable(),
        }),
      )
      .meta({
        description: 'Where both accept while one term moves and the other stays; null where they never do',
      }),
    present: z
      .array(
        z.strictObject({
          deal: z.string(),
          name: z.string(),
          at: placeSchema,
          licensor: estimateSchema,
          licensee: estimateSchema,
        }),
      )
      .meta({ description: 'The deal as it stands, and what it gains each party' }),
    worked: z.strictObject({
      offers: z
        .number()
        .int()
        .meta({ description: 'Offers that were worked out; the others lie between them' }),
      checked: z
        .number()
        .int()
        .meta({ description: 'Offers near the contours that were worked out to check' }),
      off: z.number().meta({ description: 'By how much the plane was off there at most' }),
      error: z.number().meta({ description: 'The least standard error of a gain there' }),
    }),
  })
  .meta({ id: 'Zone' })

export type Zone = z.infer<typeof zoneSchema>
export type ZonePoint = z.infer<typeof pointSchema>
