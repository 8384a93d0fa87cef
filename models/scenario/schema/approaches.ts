import { z } from 'zod'
import { estimateSchema } from './figures.ts'
import { valueBases } from './valuation.ts'

/** The approaches to value and their football field (domain page, section 11). Money as in the answer. */

const methods = [
  'with-and-without',
  'relief-from-royalty',
  'excess-earnings',
  'replacement-cost',
  'comparables',
] as const

const interest = z.union([z.literal('ownership'), z.strictObject({ deal: z.string() })])

export const approachRowSchema = z
  .strictObject({
    approach: z.enum(['income', 'cost', 'market']),
    method: z.enum(methods),
    interest,
    place: z.enum(['axis', 'orientation', 'refused']).meta({
      description:
        'On the axis of the interest, beside it for orientation, or not to be had; `reason` says why',
    }),
    reason: z.string().nullable().meta({ description: 'Why it is not on the axis' }),
    low: z.number().nullable(),
    expected: estimateSchema.nullable().meta({ description: 'null where nothing can be said' }),
    high: z.number().nullable(),
    range: z.string().nullable().meta({ description: 'What low, expected and high are' }),
    hindsight: z
      .strictObject({ low: z.number(), median: z.number(), high: z.number() })
      .nullable()
      .meta({ description: 'What it turns out to be worth at the rate for time: percentiles 10, 50 and 90' }),
    beforeTaxAmortisation: estimateSchema
      .nullable()
      .meta({ description: 'Expected, without the deduction of its own price; null where none is counted' }),
    conventions: z.array(z.string()).meta({ description: 'What the figure rests on, in plain sentences' }),
  })
  .meta({ id: 'ApproachRow' })

const adjustedSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  qualifiers: z.array(z.string()),
  low: z.number().nullable().meta({ description: 'As reported; null for an upper bound' }),
  high: z.number(),
  weight: z.number(),
  adjustments: z.array(
    z.strictObject({ name: z.string(), coefficient: z.number(), difference: z.number(), factor: z.number() }),
  ),
  factor: z.number(),
  adjustedLow: z.number().nullable(),
  adjustedHigh: z.number(),
  price: z.number().nullable().meta({ description: 'What counts in the quartiles; null for an upper bound' }),
})

const orientedSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  qualifiers: z.array(z.string()),
  reason: z.string(),
  source: z.string(),
  grade: z.string(),
})

const fairMarketValueSchema = z.strictObject({
  range: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: 'From the least to the greatest figure on the axis; null with fewer than two' }),
  purchases: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        what: z.string(),
        amount: z.number(),
        year: z.number().nullable(),
        source: z.string().nullable(),
      }),
    )
    .nullable()
    .meta({ description: 'What else the parties buy from each other; null where nobody said' }),
  concluded: z
    .strictObject({ amount: z.number(), inside: z.boolean().nullable(), reason: z.string().nullable() })
    .nullable(),
  refused: z.array(z.string()).meta({ description: 'Why it is no opinion as it stands; empty where it is' }),
})

export const approachesSchema = z
  .strictObject({
    valuation: z.strictObject({
      purpose: z.string().nullable(),
      basis: z.enum(valueBases).nullable(),
      interest,
      standard: z.string().nullable(),
      date: z.string(),
      preparer: z.string().nullable(),
    }),
    trials: z.number().meta({ description: 'Futures that the figures rest on: the first of the run' }),
    rows: z.array(approachRowSchema),
    comparables: z.strictObject({
      ticks: z.array(adjustedSchema),
      table: z.array(orientedSchema),
      quartiles: z.strictObject({ q25: z.number(), q50: z.number(), q75: z.number() }).nullable(),
      definition: z.string(),
    }),
    profitSplit: z
      .strictObject({ share: estimateSchema, flag: z.string().nullable() })
      .nullable()
      .meta({ description: 'Relief from royalty over what is at stake' }),
    delay: z
      .strictObject({ years: estimateSchema, forgone: estimateSchema, text: z.string() })
      .nullable()
      .meta({ description: 'Money forgone while the dataset is recreated; in no row' }),
    zone: z
      .strictObject({
        deal: z.string(),
        floor: estimateSchema,
        ceiling: estimateSchema,
        exists: z.boolean(),
        text: z.string(),
      })
      .nullable()
      .meta({ description: 'Between the parties of the licence, as one price at its start, before tax' }),
    fairMarketValue: fairMarketValueSchema.nullable(),
    notes: z.array(z.strictObject({ pointer: z.string(), text: z.string() })),
  })
  .meta({ id: 'Approaches' })

export type ApproachRow = z.infer<typeof approachRowSchema>

export type Approaches = z.infer<typeof approachesSchema>
