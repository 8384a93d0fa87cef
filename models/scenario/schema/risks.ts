import { z } from 'zod'
import { estimateSchema } from './figures.ts'

/** Who bears which risk of a deal, and what a clause moves from one party to the other (domain page, section 9). */

const bornSchema = z
  .strictObject({
    share: estimateSchema.meta({
      description: "Share of the variance of the party's worth: Var(E[worth | driver]) / Var(worth)",
    }),
    tail: estimateSchema.meta({
      description:
        'Its part of mean less worst 5 %, in money: −E[E[worth | driver] − E[worth] | worst 5 %]. Parts, others and interaction add up to it',
    }),
  })
  .meta({ id: 'Born' })

const partyRiskSchema = z
  .strictObject({
    mean: estimateSchema.meta({ description: 'What it turns out to be worth, at the rate for time' }),
    sd: estimateSchema,
    worst5: estimateSchema.meta({ description: 'Mean of the worst 5 %' }),
    gap: estimateSchema.meta({ description: 'Mean less worst 5 %' }),
    others: bornSchema.meta({ description: 'All inputs that are not told of, each by itself' }),
    interaction: bornSchema.meta({
      description:
        'What no input does by itself: several together, and what nobody can name (losses drawn one by one)',
    }),
  })
  .meta({ id: 'PartyRisk' })

const driverSchema = z
  .strictObject({
    path: z.string(),
    kind: z.string(),
    grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    belief: z.boolean(),
    licensor: bornSchema,
    licensee: bornSchema.nullable(),
  })
  .meta({ id: 'RiskDriver' })

const movedSchema = z
  .strictObject({
    expected: estimateSchema.meta({ description: "After less before, expected, at the flows' own rates" }),
    sd: estimateSchema.meta({ description: 'Of the standard deviation, after less before' }),
    gap: estimateSchema.meta({ description: 'Of mean less worst 5 %, after less before' }),
    drivers: z
      .array(z.strictObject({ path: z.string(), share: estimateSchema, tail: estimateSchema }))
      .meta({ description: 'After less before, of those that move beyond error, the furthest first' }),
  })
  .meta({ id: 'RiskMoved' })

export const risksSchema = z
  .strictObject({
    deal: z.string(),
    trials: z.number(),
    licensor: partyRiskSchema,
    licensee: partyRiskSchema.nullable().meta({ description: 'null while a utility is unknown' }),
    drivers: z
      .array(driverSchema)
      .meta({ description: 'Beyond error for either party, the strongest first' }),
    clauses: z.array(
      z.strictObject({
        term: z.number().nullable().meta({ description: 'Which clause, from 0; null: the deal as a whole' }),
        kind: z.string(),
        switch: z.string().nullable().meta({ description: 'null: the deal without the clause' }),
        other: z.string().nullable().meta({ description: 'How the clause is read instead' }),
        licensor: movedSchema.nullable(),
        licensee: movedSchema.nullable(),
        refused: z.string().nullable().meta({ description: 'Why the deal would not hold together so' }),
      }),
    ),
  })
  .meta({ id: 'Risks' })

export type Risks = z.infer<typeof risksSchema>
export type PartyRisk = z.infer<typeof partyRiskSchema>
export type RiskDriver = z.infer<typeof driverSchema>
export type RiskMoved = z.infer<typeof movedSchema>
export type RiskClause = Risks['clauses'][number]
