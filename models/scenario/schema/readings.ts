import { z } from 'zod'
import { holders, rightKeys, thingKeys } from '../rightsMatrix.ts'
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
    rights: z
      .array(
        z.strictObject({
          thing: z.enum(thingKeys),
          right: z.enum(rightKeys),
          text: z.string().meta({
            description:
              'The question, what is at stake, and which clause would make it money where none does',
          }),
          ways: z.array(
            z.strictObject({
              holder: z.enum(holders),
              standing: z.enum(['as-valued', 'changed', 'not-modelled']).meta({
                description:
                  'As the deal is valued now; valued otherwise, with its money; or nothing that any figure depends on',
              }),
              change: z.string().nullable().meta({ description: 'What is changed, in words' }),
              ...moneySchema,
            }),
          ),
        }),
      )
      .meta({ description: 'Each open cell of the matrix of rights, and every way to fill it' }),
  })
  .meta({ id: 'Readings' })

export type GapFigures = z.infer<typeof gapSchema>
export type Readings = z.infer<typeof readingsSchema>
