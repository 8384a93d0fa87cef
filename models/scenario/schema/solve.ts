import { z } from 'zod'
import { estimateSchema } from './figures.ts'

const sideSchema = z
  .strictObject({
    expected: estimateSchema.meta({ description: "Expected net present value at the cash flows' own rates" }),
    walkAway: estimateSchema,
    certainty: estimateSchema
      .nullable()
      .meta({ description: 'Certainty equivalent at the rate for time; null without a riskTolerance' }),
    sd: z.number().meta({ description: 'Of what it turns out to be worth, at the rate for time' }),
    worst5: z.number().meta({ description: 'Mean of the worst 5 % of the same' }),
  })
  .meta({ id: 'SheetSide' })

/** What a term sheet comes to for both. */
export const sheetSchema = z
  .strictObject({
    licensor: sideSchema,
    licensee: sideSchema.nullable().meta({ description: 'null while what the data do for it is unknown' }),
    refusedBy: z
      .enum(['licensor', 'licensee', 'both'])
      .nullable()
      .meta({ description: 'Whose expected worth is below its walk-away; null where nobody refuses' }),
  })
  .meta({ id: 'Sheet' })

const units = ['money', 'share', 'years', 'price', 'count', 'switch', 'number'] as const

export const leverAnswerSchema = z
  .strictObject({
    name: z.string(),
    label: z.string(),
    unit: z.enum(units),
    present: z.number().nullable().meta({ description: 'null where nothing is written, or known' }),
    lower: z.number().nullable().meta({ description: 'null where nothing limits it' }),
    upper: z.number().nullable(),
    step: z.number().nullable().meta({ description: 'null where it can have any value' }),
    says: z.string().nullable().meta({ description: 'What moves with it, or how' }),
  })
  .meta({ id: 'Lever', description: 'A term, or a belief, that can be moved by a number' })

const solutionSchema = z
  .strictObject({
    value: z.number(),
    standardError: z.number().meta({ description: 'Error of the held figure over its slope in this term' }),
    upTo: z.number().nullable().meta({ description: 'Every value up to this one does the same' }),
    exact: z.boolean().meta({
      description:
        'false: the figure leaps over its target here, and this is the value that reaches it at least',
    }),
    figure: estimateSchema.meta({ description: 'The held figure at this value' }),
    sheet: sheetSchema,
  })
  .meta({ id: 'Solution' })

const rowSchema = z
  .strictObject({
    value: z.number().meta({ description: 'Of the second term' }),
    solution: solutionSchema
      .nullable()
      .meta({ description: 'The solution nearest to the present value; null where none is within reach' }),
    solutions: z.number().int().meta({ description: 'How many there are' }),
    effect: z
      .strictObject({ expected: estimateSchema, certainty: estimateSchema.nullable() })
      .nullable()
      .meta({
        description: 'Worth to the other side, less that of the deal as it stands; null where not known',
      }),
  })
  .meta({ id: 'IndifferentSheet' })

/** A term, or a belief, that keeps one party where it is (domain page, section 9: equal-value dial, reverse mode). */
export const solveSchema = z
  .strictObject({
    deal: z.string(),
    trials: z.number().int(),
    hold: z.strictObject({
      party: z.enum(['licensor', 'licensee']),
      measure: z.string().meta({ description: 'mean, certainty, or a percentile such as q10' }),
    }),
    target: z.strictObject({
      kind: z.enum(['present', 'deal', 'amount', 'walk-away']),
      deal: z.string().nullable(),
      value: z.number(),
      standardError: z.number(),
    }),
    lever: leverAnswerSchema,
    with: z
      .array(z.strictObject({ lever: leverAnswerSchema, value: z.number() }))
      .meta({ description: 'Other terms that were changed beforehand' }),
    range: z
      .strictObject({ from: z.number(), to: z.number() })
      .meta({ description: 'Where it was looked for' }),
    present: sheetSchema.meta({ description: 'The deal as it stands' }),
    solutions: z.array(solutionSchema),
    best: z.strictObject({ value: z.number(), figure: estimateSchema }).nullable().meta({
      description: 'Where no value reaches the target: the one that comes nearest, and what it reaches',
    }),
    indifferent: z
      .array(
        z
          .strictObject({ lever: leverAnswerSchema, trials: z.number().int(), rows: z.array(rowSchema) })
          .meta({ id: 'IndifferentSheets' }),
      )
      .meta({
        description: 'For values of a second term, the one of the first that holds the party where it is',
      }),
  })
  .meta({ id: 'Solve' })

export type Solve = z.infer<typeof solveSchema>
export type Sheet = z.infer<typeof sheetSchema>
export type SheetSide = z.infer<typeof sideSchema>
export type Solution = z.infer<typeof solutionSchema>
export type LeverAnswer = z.infer<typeof leverAnswerSchema>
export type IndifferentSheets = Solve['indifferent'][number]
