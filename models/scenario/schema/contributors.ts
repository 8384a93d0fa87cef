import { z } from 'zod'
import { estimateSchema } from './figures.ts'

/** An amount in whole minor units of the currency (cents of USD), divided among the contributors in their order. */
const splitSchema = z
  .strictObject({
    amount: z.number().int(),
    parts: z.array(z.number().int()).meta({ description: 'By contributor; they add up to the amount' }),
  })
  .meta({ id: 'Split', description: 'In whole minor units of the currency: cents of USD' })

const yearSchema = z
  .strictObject({
    year: z.number(),
    lines: z
      .array(z.strictObject({ key: z.string(), amount: z.number().int() }))
      .meta({ description: 'The receipts of the year, each to the cent; they add up to the amount' }),
    ...splitSchema.shape,
  })
  .meta({ id: 'SplitYear' })

const methodSchema = z
  .strictObject({
    key: z.enum(['shapley', 'banzhaf', 'leaveOneOut']),
    name: z.string(),
    payable: z.boolean(),
    text: z.string().meta({ description: 'What it is, and why it is payable or not' }),
    sum: z.number().nullable().meta({ description: 'Of all contributors; null where it is not known' }),
  })
  .meta({ id: 'ContributorMethod' })

const contributorSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    records: z.number().nullable(),
    alone: z.number().nullable().meta({ description: 'Worth of the contributor without the others' }),
    shapley: estimateSchema,
    banzhaf: estimateSchema.nullable(),
    leaveOneOut: z.number().nullable(),
    share: estimateSchema.meta({
      description: 'Payable: its Shapley value over the sum of those above 0, 0 for a negative one',
    }),
    hundredths: z.number().int().meta({
      description: 'The share in hundredths of a percent; of all contributors they add up to 10,000',
    }),
  })
  .meta({ id: 'Contributor' })

/** What each contributor to the dataset is worth, and what of a payment is whose (domain page, section 4). */
export const contributorsSchema = z
  .strictObject({
    worth: z
      .strictObject({
        kind: z.enum(['table', 'records', 'learningCurve', 'values', 'pasted']),
        stated: z.boolean().meta({ description: 'Whether the document says so, or it is the usual choice' }),
        text: z.string().meta({ description: 'What a coalition is worth, and why it is taken' }),
        metric: z.string().nullable(),
        tool: z.string().nullable(),
        licensee: z.string().nullable().meta({ description: 'Whose learning curve' }),
        field: z.string().nullable(),
        total: z.number().nullable().meta({ description: 'Worth of all contributors; null where not known' }),
      })
      .meta({ id: 'ContributorWorth' }),
    how: z
      .strictObject({
        kind: z.enum(['given', 'additive', 'exact', 'sampled']),
        text: z.string(),
        permutations: z.number().nullable().meta({ description: 'Walked; null unless sampled' }),
        seed: z.number().nullable(),
        enough: z
          .number()
          .nullable()
          .meta({ description: 'Standard error of a share at which sampling stops' }),
        greatest: z.number().meta({ description: 'Greatest standard error of a share' }),
      })
      .meta({ id: 'ContributorSampling' }),
    methods: z.array(methodSchema),
    contributors: z.array(contributorSchema),
    efficiency: z
      .strictObject({
        shapley: z.number().meta({ description: 'Sum of the Shapley values' }),
        worth: z.number().nullable().meta({ description: 'What it has to be: the worth of all together' }),
        difference: z.number().nullable(),
        hundredths: z.number().int().meta({ description: 'Sum of the shares: 10,000, which is 100.00 %' }),
      })
      .meta({ id: 'Efficiency' }),
    currency: z.strictObject({
      code: z.string(),
      decimals: z.number().int().meta({ description: 'Of its minor unit: 2 for USD' }),
    }),
    amount: splitSchema.nullable().meta({ description: 'Of the amount that was asked about' }),
    statement: z
      .strictObject({
        deal: z.string(),
        text: z.string(),
        years: z.array(yearSchema),
        total: splitSchema,
        leftOut: z
          .array(z.strictObject({ key: z.string(), amount: z.number().int() }))
          .meta({ description: 'Lines that bring the licensor something other than money, over all years' }),
      })
      .nullable()
      .meta({ id: 'SplitStatement', description: 'The expected receipts of the deal that was asked about' }),
    notes: z.array(z.strictObject({ pointer: z.string(), text: z.string() })),
  })
  .meta({ id: 'Contributors' })

export type Contributors = z.infer<typeof contributorsSchema>
export type Split = z.infer<typeof splitSchema>
export type SplitYear = z.infer<typeof yearSchema>
