import { z } from 'zod'
import { estimateSchema, summarySchema } from './figures.ts'

/** What a changed deal is worth more than the deal as it is, on the same futures. */
export const gapSchema = z
  .strictObject({
    expected: estimateSchema.meta({ description: "Of expectations, at the flows' own rates" }),
    difference: summarySchema.meta({
      description: 'Of what it turns out to be worth, at the rate for time, future by future',
    }),
  })
  .meta({ id: 'Gap' })

/** Null where the change does not hold together, or where nothing is simulated; `refused` says why. */
const moneySchema = {
  licensor: gapSchema.nullable(),
  licensee: gapSchema.nullable().meta({ description: 'null also while a utility is unknown' }),
  refused: z.string().nullable(),
}

export const readingsSchema = z
  .strictObject({
    deal: z.string(),
    trials: z.number(),
    readings: z.array(
      z.strictObject({
        term: z.number().nullable().meta({ description: 'Which clause; null for the deal as a whole' }),
        kind: z.string(),
        switch: z.string(),
        now: z.string().meta({ description: 'How the deal is read' }),
        other: z.string().meta({ description: 'How it could be read as well' }),
        stated: z
          .boolean()
          .meta({ description: 'Whether the document says how, or the usual reading is taken' }),
        text: z.string(),
        ...moneySchema,
      }),
    ),
    clauses: z
      .array(
        z.strictObject({
          term: z.number(),
          kind: z.string(),
          ...moneySchema,
        }),
      )
      .meta({ description: 'Each clause: the deal without it less the deal with it' }),
  })
  .meta({ id: 'Readings' })

export type GapFigures = z.infer<typeof gapSchema>
export type Readings = z.infer<typeof readingsSchema>
