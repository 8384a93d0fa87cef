import { z } from 'zod'
import { dotsSchema, estimateSchema, sideSchema, summarySchema } from './figures.ts'

/** Deals or strategies of one document beside each other, on the same futures (domain page, section 9). */

const comparedSideSchema = sideSchema
  .pick({
    npv: true,
    expected: true,
    walkAway: true,
    beatsAlternative: true,
    beatsAlternativeError: true,
    dots: true,
  })
  .extend({
    worst5: estimateSchema.meta({ description: 'Mean of the worst 5 % of what it turns out to be worth' }),
    certaintyEquivalent: estimateSchema.nullable().meta({
      description: 'The sure amount that is as good; null where no risk tolerance is stated',
    }),
  })
  .meta({ id: 'ComparedSide' })

const itemSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['deal', 'strategy']),
    licensor: comparedSideSchema,
    licensee: comparedSideSchema.nullable(),
    licenseeWhy: z
      .enum(['strategy', 'unknown-utility'])
      .nullable()
      .meta({ description: 'Why there is no licensee: a strategy has several, or a utility is unknown' }),
    certain: z.number().meta({ description: 'Paid whatever happens: least total of receipts, undiscounted' }),
    wouldBeRefused: z
      .strictObject({
        by: z.enum(['licensee', 'licensor', 'both']),
        cure: z.strictObject({ text: z.string(), upfrontChange: z.number().nullable() }),
      })
      .nullable(),
    refused: z.array(z.string()).meta({ description: 'Deals that a strategy leaves out, as refused' }),
  })
  .meta({ id: 'ComparedItem' })

const byWinner = z.strictObject({ a: z.number(), b: z.number() }).nullable()

const flipSchema = z
  .strictObject({
    path: z.string(),
    pointer: z.string().nullable().meta({ description: 'Its place in the document; null for a chance' }),
    kind: z.enum(['quantity', 'gate', 'chance']),
    auc: estimateSchema.meta({
      description: 'Probability that it is higher in a future in which b wins than in one in which a does',
    }),
    percentile: z
      .strictObject({ a: z.number(), b: z.number() })
      .meta({ description: 'Its mean rank where a wins, and where b does, of 100' }),
    mean: byWinner.meta({ description: 'Its mean where a wins, and where b does; only of a quantity' }),
    passes: byWinner.meta({ description: 'Share of those futures in which it passes; only of a gate' }),
    guess: z.boolean().meta({ description: 'Only believed, or graded D' }),
    grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    breakEven: z
      .strictObject({
        low: z.number().meta({ description: 'Its 1st percentile, from which crossings are looked for' }),
        high: z.number().meta({ description: 'Its 99th percentile' }),
        at: z.array(
          z.strictObject({
            value: z.number(),
            standardError: z.number(),
            percentile: z.number(),
            above: z.enum(['a', 'b']).meta({ description: 'Which is expected to be better above it' }),
          }),
        ),
      })
      .nullable()
      .meta({
        description:
          'Given its value, where both are expected to be worth the same, by regression on the first futures; only of the strongest quantities',
      }),
  })
  .meta({ id: 'Flip' })

const shareErrors = z.strictObject({ aBetter: z.number(), bBetter: z.number() })

const partyVerdictSchema = z
  .strictObject({
    aBetter: z.number().meta({ description: 'Share of the futures in which a is worth more' }),
    bBetter: z.number(),
    equal: z.number(),
    errors: shareErrors,
    expected: estimateSchema.meta({ description: "b less a, expected, at the flows' own rates" }),
    difference: summarySchema.meta({ description: 'b less a, of what they turn out to be worth' }),
    worst5: estimateSchema.meta({ description: 'Mean of the lowest 5 % of the difference' }),
    curve: dotsSchema.meta({ description: 'Quantiles (i − ½)/50 of the difference, i = 1 … 50' }),
    flips: z.array(flipSchema),
    flipsWhy: z.enum(['never', 'too-seldom', 'chance']).nullable().meta({
      description:
        'Why nothing is named: one never wins, wins too seldom to tell, or no input is beyond its error',
    }),
    guessesDecide: z
      .boolean()
      .meta({ description: 'The two inputs that flip it most are only believed, or graded D' }),
  })
  .meta({ id: 'PartyVerdict' })

const verdictPairSchema = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    licensor: partyVerdictSchema,
    licensee: partyVerdictSchema.nullable(),
    licenseeWhy: z
      .enum(['strategy', 'unknown-utility', 'other-licensee'])
      .nullable()
      .meta({ description: 'Why there is no verdict for a licensee' }),
  })
  .meta({ id: 'VerdictPair' })

const regretRowSchema = z
  .strictObject({
    id: z.string(),
    expected: estimateSchema.meta({ description: 'Mean of what is missed against the best of the set' }),
    median: estimateSchema,
    q90: estimateSchema,
    maximum: z.number().meta({ description: 'The most that is missed in any of these futures' }),
    best: z.number().meta({ description: 'Share of the futures in which nothing is better' }),
  })
  .meta({ id: 'Regret' })

const movedSchema = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    party: z.enum(['licensor', 'licensee']),
    now: estimateSchema.meta({ description: 'b less a, expected, with the input as it is' }),
    at: z.array(
      z.strictObject({
        value: z.number(),
        standardError: z.number(),
        above: z.enum(['a', 'b']),
        jump: z.boolean().meta({ description: 'The difference jumps across 0 there' }),
      }),
    ),
  })
  .meta({ id: 'MovedBreakEven' })

const inputSchema = z
  .strictObject({
    path: z.string(),
    pointer: z.string(),
    now: z.number().meta({ description: 'Its fixed value, or its mean' }),
    move: z.enum(['value', 'scaled', 'shifted']).meta({
      description:
        'A fixed value is replaced; an uncertain one is scaled (upwards, its distance from the greatest value its place takes, where there is one), or shifted where it can be below 0',
    }),
    low: z.number(),
    high: z.number(),
    trials: z.number(),
    refused: z
      .string()
      .nullable()
      .meta({ description: 'Why some of the range was left out, where the document does not take it' }),
    pairs: z.array(movedSchema),
  })
  .meta({
    id: 'BreakEvenInput',
    description: 'Where a moved input makes two worth the same, by valuing anew',
  })

export const compareSchema = z
  .strictObject({
    trials: z.number(),
    flipTrials: z.number().meta({ description: 'The first futures, which say what flips a verdict' }),
    riskTolerance: z.number().nullable(),
    items: z.array(itemSchema),
    leftOut: z.array(z.string()).meta({ description: 'Would be refused, so in no verdict and no regret' }),
    verdicts: z.array(verdictPairSchema).meta({ description: 'Every pair, in the order asked' }),
    regret: z.strictObject({
      licensor: z.array(regretRowSchema),
      licensees: z.array(z.strictObject({ licensee: z.string(), rows: z.array(regretRowSchema) })),
    }),
    input: inputSchema.nullable(),
  })
  .meta({ id: 'Compare' })

export type Compare = z.infer<typeof compareSchema>
export type ComparedItem = z.infer<typeof itemSchema>
export type ComparedSide = z.infer<typeof comparedSideSchema>
export type Flip = z.infer<typeof flipSchema>
export type PartyVerdict = z.infer<typeof partyVerdictSchema>
export type VerdictPair = z.infer<typeof verdictPairSchema>
export type RegretRow = z.infer<typeof regretRowSchema>
export type MovedInput = z.infer<typeof inputSchema>
