import { z } from 'zod'
import { estimateSchema } from './figures.ts'

const effectSchema = z
  .strictObject({
    deal: z.string(),
    licensor: estimateSchema,
    licensee: estimateSchema.nullable().meta({ description: 'null while a utility is unknown' }),
  })
  .meta({ id: 'DealEffect', description: 'What a change makes of a deal, in expectation, for both parties' })

const effects = z.array(effectSchema)
const refused = z
  .string()
  .nullable()
  .meta({ description: 'Why it could not be valued; null where it was, or where nothing had to be' })

const itemSchema = z.strictObject({
  index: z.number(),
  item: z.string(),
  status: z.enum(['open', 'closed', 'waived']),
  owner: z.string().nullable(),
  due: z.string().nullable(),
  evidence: z.string().nullable(),
  consequence: z.string().meta({ description: 'What happens if it turns out badly, in words' }),
  probability: z.number().nullable().meta({ description: 'null where the document does not say' }),
  effects: effects.meta({ description: 'If it turns out badly; none for an item that is not open' }),
  refused,
})

const obligationSchema = z.strictObject({
  index: z.number(),
  law: z.string(),
  appliesIf: z.string().nullable(),
  clause: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether the deals have a clause for it; null: not said' }),
  source: z.string().nullable(),
  validUntil: z.string().nullable(),
  state: z.enum(['in order', 'ends', 'expired']),
  cost: effects.meta({ description: 'What complying takes from each deal alone' }),
  ifRenewed: effects.meta({ description: 'What renewing it would add' }),
  refused,
})

const coverageSchema = z.strictObject({
  dimension: z.string(),
  gap: z.number().meta({ description: 'Σ max(0, target − share)' }),
  groups: z.array(z.strictObject({ group: z.string(), share: z.number(), target: z.number() })),
  recordsToAdd: z.number().nullable().meta({ description: 'null where no addition reaches the targets' }),
  purchase: z.number().nullable().meta({ description: 'Their price before tax, where one is given' }),
  gate: z.string().nullable(),
  effects: effects.meta({ description: 'If the gap costs its part of the probability of the gate' }),
  refused,
})

const waySchema = z.enum(['copy', 'enclave', 'federated'])

const deliverySchema = z.strictObject({
  deal: z.string(),
  way: waySchema,
  others: z.array(
    z.strictObject({
      way: waySchema,
      words: z.string(),
      licensor: estimateSchema,
      licensee: estimateSchema.nullable(),
    }),
  ),
})

const chainSchema = z.strictObject({
  upstream: z.string(),
  downstream: z.string(),
  passThrough: z.number(),
  receipts: estimateSchema.meta({
    description: 'Present value, at the rate for time, of what is paid downstream',
  }),
  passedOn: estimateSchema,
  kept: estimateSchema,
  breaches: z.array(z.string()).meta({ description: 'What is granted on without having been granted' }),
})

const mandateSchema = z.strictObject({
  deal: z.string(),
  expected: estimateSchema,
  ask: z.number().nullable(),
  target: z.number().nullable(),
  floor: z.number().nullable(),
  standing: z
    .enum([
      'below the floor',
      'above the floor',
      'on target',
      'at the ask',
      'below the target',
      'below the ask',
      'not said',
    ])
    .meta({
      description: 'Without a floor, below the target or below the ask; not said without any of them',
    }),
  approvals: z.array(z.string()).meta({ description: 'Who has to agree to the deal as it stands' }),
  gives: z.array(z.string()),
  gets: z.array(z.string()),
})

const walkAwaySchema = z.strictObject({
  party: z.string().meta({ description: '"licensor", or the id of a licensee' }),
  options: z
    .array(
      z.strictObject({
        name: z.string(),
        expected: z.number(),
        probability: z.number(),
        date: z.string().nullable(),
      }),
    )
    .meta({ description: 'Best in expectation first: the walk-away, then the runner-up' }),
})

/**
 * What stands beside the figures of a document: diligence, obligations, coverage, delivery, chains of deals, mandates and
 * walk-aways, each with its money (domain page, section 16). Own side only.
 */
export const diligenceAnswerSchema = z
  .strictObject({
    trials: z.number(),
    open: z.number(),
    items: z.array(itemSchema),
    held: effects.meta({
      description: 'By deal, Σ probability × effect of the open items whose probability is stated',
    }),
    obligations: z.array(obligationSchema),
    coverage: z.array(coverageSchema),
    delivery: z.array(deliverySchema),
    chains: z.array(chainSchema),
    mandates: z.array(mandateSchema),
    walkAways: z.array(walkAwaySchema),
  })
  .meta({ id: 'Diligence' })

export type DiligenceAnswer = z.infer<typeof diligenceAnswerSchema>
export type DealEffect = z.infer<typeof effectSchema>
