import { z } from 'zod'
import { estimateSchema } from './figures.ts'

const bridgedSchema = z
  .strictObject({
    before: estimateSchema,
    after: estimateSchema,
    difference: estimateSchema,
    effects: z.array(estimateSchema).meta({
      description:
        'By row, in the order of `rows`: before and all effects add up to after exactly, in whatever order',
    }),
  })
  .meta({ id: 'Bridged' })

const partySchema = z
  .strictObject({
    expected: bridgedSchema.meta({ description: "Expected net present value, at the flows' own rates" }),
    median: bridgedSchema.meta({
      description: 'Median of what it turns out to be worth, at the rate for time',
    }),
  })
  .meta({ id: 'BridgeParty' })

const changeSchema = z
  .strictObject({
    path: z.string().meta({ description: 'Names on the way to it' }),
    title: z.string(),
    from: z.string(),
    to: z.string(),
    pointers: z
      .strictObject({ before: z.string().nullable(), after: z.string().nullable() })
      .meta({ description: 'JSON pointers; null where a document has nothing there' }),
  })
  .meta({ id: 'BridgeChange' })

const documentSchema = z.strictObject({
  hash: z.string(),
  name: z.string(),
  trials: z.number(),
  seed: z.number(),
  sampling: z.string(),
  replicates: z.number(),
})

const worthSchema = z.strictObject({ licensor: estimateSchema, licensee: estimateSchema.nullable() })

/** Why the value moved between two documents. */
export const bridgeSchema = z
  .strictObject({
    engine: z.string(),
    currency: z.string(),
    before: documentSchema,
    after: documentSchema,
    grouping: z
      .enum(['change', 'clause', 'owner', 'section'])
      .meta({ description: 'By what changes are put together: as finely as ten rows allow' }),
    rows: z.array(
      z.strictObject({
        kind: z.enum(['changes', 'sampling']),
        title: z.string(),
        changes: z.array(changeSchema),
        linked: z.string().nullable().meta({ description: 'Why changes could not be told apart' }),
      }),
    ),
    beside: z.array(changeSchema).meta({ description: 'Changes on which the worth of no deal depends' }),
    first: z.number().meta({
      description: 'Trials on which every set of changes was valued; equal to `trials` where that is all',
    }),
    deals: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        standing: z.enum(['both', 'new', 'removed']),
        licensor: partySchema.nullable().meta({ description: 'null for a deal of one document alone' }),
        licensee: partySchema.nullable().meta({ description: 'null also while a utility is unknown' }),
        worth: worthSchema
          .nullable()
          .meta({ description: 'Of a deal of one document alone: its expected worth there' }),
      }),
    ),
    sentences: z.array(z.string()),
  })
  .meta({ id: 'Bridge' })

export type Bridge = z.infer<typeof bridgeSchema>
export type BridgeParty = z.infer<typeof partySchema>
export type BridgeFigures = z.infer<typeof bridgedSchema>
export type BridgeChange = z.infer<typeof changeSchema>
