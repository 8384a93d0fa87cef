import { z } from 'zod'

/**
 * The answer (domain page, section 15): what a valuation returns, as one schema that is the type, the
 * validator and the JSON Schema in OpenAPI. Money is in the document's currency, as doubles, not rounded.
 */

/** A simulated expectation: its value and the standard error over the replicates. */
export const estimateSchema = z
  .strictObject({ value: z.number(), standardError: z.number() })
  .meta({ id: 'Estimate' })

/** A distribution over futures. Quantiles are type 7; `worst5` is the mean of the worst 5 %. */
export const summarySchema = z
  .strictObject({
    mean: z.number(),
    standardError: z.number(),
    sd: z.number(),
    min: z.number(),
    max: z.number(),
    q05: z.number(),
    q10: z.number(),
    q25: z.number(),
    q50: z.number(),
    q75: z.number(),
    q90: z.number(),
    q95: z.number(),
    errors: z.strictObject({ q10: z.number(), q50: z.number(), q90: z.number() }),
    worst5: z.number(),
    negative: z.number().meta({ description: 'Probability of a value below 0' }),
  })
  .meta({ id: 'Summary' })

/** A measure that not every future has: quantiles are of the futures that have it, null when there are none. */
export const partialSchema = z
  .strictObject({
    defined: z.number().meta({ description: 'Share of the futures that have it' }),
    definedError: z.number().meta({ description: 'Its standard error' }),
    q10: z.number().nullable(),
    q50: z.number().nullable(),
    q90: z.number().nullable(),
    errors: z
      .strictObject({ q10: z.number(), q50: z.number(), q90: z.number() })
      .nullable()
      .meta({ description: 'Standard errors of the quantiles; null where too few futures have it' }),
  })
  .meta({ id: 'Partial' })

export const internalRateSchema = partialSchema
  .extend({ several: z.number().meta({ description: 'Share of the futures that have several rates' }) })
  .meta({ id: 'InternalRate' })

/** Where an expectation may lie for all that is known of the parties. */
export const bandSchema = z
  .strictObject({
    low: z.number(),
    high: z.number(),
    errors: z
      .strictObject({ low: z.number(), high: z.number() })
      .nullable()
      .meta({ description: 'Standard errors; null with too few futures' }),
    beliefs: z.array(z.string()).meta({ description: 'The beliefs it rests on, the strongest first' }),
  })
  .meta({
    id: 'Band',
    description:
      '10th and 90th percentile of the conditional expectation, given what is believed of the parties',
  })

export const dotsSchema = z
  .array(z.number())
  .length(50)
  .meta({ description: 'Quantiles (i − ½)/50, i = 1 … 50: one dot is 2 of 100 futures' })

export const sideSchema = z
  .strictObject({
    npv: summarySchema.meta({ description: 'What it turns out to be worth: net present value at timeRate' }),
    expected: estimateSchema.meta({ description: "Expected net present value at the cash flows' own rates" }),
    walkAway: estimateSchema.meta({ description: 'Expected worth of the alternative' }),
    beatsAlternative: z
      .number()
      .meta({ description: 'Share of futures in which npv exceeds the alternative' }),
    beatsAlternativeError: z.number().optional().meta({ description: 'Its standard error' }),
    dots: dotsSchema,
    multiple: partialSchema.optional().meta({
      description: 'What the years that bring money bring, over what the others cost; not for ranking',
    }),
    irr: internalRateSchema.optional().meta({
      description:
        'Internal rate of return of yearly after-tax cash, where cash goes out first; not for ranking',
    }),
    paybackYears: partialSchema.optional().meta({
      description: 'Years until what was paid has come back; 0 where nothing is paid in advance',
    }),
  })
  .meta({ id: 'Side' })

export const verdictSchema = z.strictObject({
  aBetter: z.number(),
  bBetter: z.number(),
  equal: z.number(),
  difference: summarySchema,
})

export type Estimate = z.infer<typeof estimateSchema>

export type Summary = z.infer<typeof summarySchema>

export type Partial = z.infer<typeof partialSchema>

export type Band = z.infer<typeof bandSchema>

export type InternalRate = z.infer<typeof internalRateSchema>

export type Side = z.infer<typeof sideSchema>

export type Verdict = z.infer<typeof verdictSchema>
