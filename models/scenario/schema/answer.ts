import { z } from 'zod'
import { samplings } from '../samplings.ts'
import { approachesSchema } from './approaches.ts'
/**
 * The answer (domain page, section 15): what a valuation returns, as one schema that is the type, the
 * validator and the JSON Schema in OpenAPI. Money is in the document's currency, as doubles, not rounded.
 */
import {
  bandSchema,
  dotsSchema,
  estimateSchema,
  sideSchema,
  summarySchema,
  verdictSchema,
} from './figures.ts'
import { leakSchema } from './leakage.ts'
import { liabilitySchema } from './liability.ts'
import { optionAnswerSchema } from './optionAnswer.ts'

const identitySchema = z.strictObject({
  document: z.string().meta({ description: 'SHA-256 of the canonical document, hex' }),
  version: z.string().meta({ description: 'Version of the document format' }),
  engine: z.string(),
  seed: z.number(),
  trials: z.number(),
  sampling: z.enum(samplings),
  replicates: z.number(),
  timing: z.enum(['mid-period', 'end-period', 'exact-date']),
  quantileType: z.literal(7),
  summation: z.string(),
})

/** One year of a statement: the lines of section 6.1 that are not 0. */
export const statementRowSchema = z
  .object({ year: z.number() })
  .catchall(z.number())
  .meta({ id: 'StatementRow', description: 'year, and each line of the statement by its key; absent is 0' })

const askSchema = z.strictObject({
  floor: estimateSchema,
  ceiling: estimateSchema,
  price: estimateSchema.nullable().meta({ description: 'null without a zone, or without negotiation.alpha' }),
  priceAt: z
    .array(z.strictObject({ alpha: z.number(), value: z.number(), standardError: z.number() }))
    .meta({ description: 'Prices at bargaining weights ⅓, ½ and ⅔; empty without a zone' }),
  surplusShare: z
    .number()
    .nullable()
    .meta({ description: "The licensor's share of the after-tax surplus at negotiation.alpha" }),
  exists: z.boolean(),
  perYear: estimateSchema.nullable(),
  perRecord: estimateSchema.nullable(),
  band: z
    .strictObject({ floor: bandSchema.nullable(), ceiling: bandSchema.nullable() })
    .optional()
    .meta({ description: 'Our ignorance of the parties around both; null where no belief moves it' }),
})

export const marketAnswerSchema = z
  .strictObject({
    id: z.string(),
    field: z.string(),
    territory: z.string().nullable(),
    licensee: z.string().nullable(),
    status: z.enum(['permitted', 'blocked', 'no-licensee', 'unknown-utility']),
    reason: z.string().optional(),
    revenue: summarySchema
      .nullable()
      .meta({ description: "Present value of the licensee's product revenue" }),
    benefit: summarySchema
      .nullable()
      .meta({ description: "Present value of the licensee's benefit, before tax" }),
    hindsight: z
      .strictObject({ summary: summarySchema, dots: dotsSchema })
      .nullable()
      .meta({ description: 'The price at which the grant turns out to break even for the licensee' }),
    ask: askSchema.nullable(),
  })
  .meta({ id: 'MarketAnswer' })

const dealAnswerSchema = z
  .strictObject({
    id: z.string(),
    licensor: sideSchema,
    licensee: sideSchema.nullable().meta({ description: 'null while a utility is unknown' }),
    wouldBeRefused: z
      .strictObject({
        by: z.enum(['licensee', 'licensor', 'both']),
        cure: z.strictObject({
          text: z.string(),
          upfrontChange: z
            .number()
            .nullable()
            .meta({ description: 'Change of the upfront fee that cures it' }),
        }),
      })
      .nullable(),
    surplusShare: estimateSchema.nullable(),
    certain: z.number().meta({ description: 'Paid whatever happens: least total of receipts, undiscounted' }),
    recreates: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the licensee would otherwise recreate the data' }),
    breakEvenShare: z
      .number()
      .nullable()
      .meta({ description: 'For an unknown utility: attributable share at which the licensee gains' }),
    terms: z.array(
      z.strictObject({
        kind: z.string(),
        index: z.number().nullable(),
        licensor: summarySchema.meta({
          description: "Present value of the clause's own lines at the licensor's rates, before its tax",
        }),
        licensee: summarySchema.nullable().meta({
          description:
            'The same lines as the licensee pays or bears them, at its own rates, before its tax: negative where it pays; null while a utility is unknown',
        }),
      }),
    ),
    leakage: z
      .array(leakSchema)
      .optional()
      .meta({ description: 'Only of a deal in a field from which something can leak' }),
    liability: liabilitySchema.optional().meta({ description: 'Only of a deal with risks' }),
    options: z.array(optionAnswerSchema).optional().meta({ description: 'Only of a deal with options' }),
    cash: z.array(
      z.strictObject({ year: z.number(), licensor: summarySchema, licensee: summarySchema.nullable() }),
    ),
  })
  .meta({ id: 'DealAnswer' })

const strategyAnswerSchema = z.strictObject({
  id: z.string(),
  licensor: sideSchema,
  saving: summarySchema.meta({
    description: 'Present value of shared costs borne once instead of by each deal',
  }),
  refused: z.array(z.string()),
  conflicts: z.array(z.string()),
})

/** How a run with a stop rule ended: what was asked, after how many trials, and how well each deal is known then. */
const untilAnswerSchema = z
  .strictObject({
    measure: z.enum(['mean', 'median']),
    standardError: z.number().nullable().meta({ description: 'Asked for, in money' }),
    relativeError: z.number().nullable().meta({ description: 'Asked for, as a share of the measure' }),
    maximum: z.number(),
    trials: z.number(),
    reached: z.boolean(),
    deals: z.array(z.strictObject({ id: z.string(), value: z.number(), standardError: z.number() })),
  })
  .meta({ id: 'Until', description: 'The measure of what each deal turns out to be worth to the licensor' })

export const answerSchema = z
  .strictObject({
    identity: identitySchema,
    expected: z.strictObject({
      deals: z.array(
        z.strictObject({
          id: z.string(),
          licensor: z.strictObject({ npv: z.number() }),
          licensee: z.strictObject({ npv: z.number() }).nullable(),
          statement: z.array(statementRowSchema),
        }),
      ),
    }),
    markets: z.array(marketAnswerSchema),
    deals: z.array(dealAnswerSchema),
    strategies: z.array(strategyAnswerSchema),
    comparisons: z.array(
      z.strictObject({
        kind: z.enum(['deal', 'strategy']),
        a: z.string(),
        b: z.string(),
        licensor: verdictSchema,
        licensee: verdictSchema.nullable(),
      }),
    ),
    approaches: approachesSchema.optional(),
    until: untilAnswerSchema.optional().meta({ description: 'Only of a run with a stop rule' }),
    notes: z.array(z.strictObject({ pointer: z.string(), text: z.string() })),
  })
  .meta({ id: 'Valuation' })

export type StatementRow = z.infer<typeof statementRowSchema>

export type MarketAnswer = z.infer<typeof marketAnswerSchema>

export type DealAnswer = z.infer<typeof dealAnswerSchema>

export type StrategyAnswer = z.infer<typeof strategyAnswerSchema>

export type Answer = z.infer<typeof answerSchema>

export type Until = z.infer<typeof untilAnswerSchema>
