import { z } from 'zod'
import { estimateSchema } from './figures.ts'

/** What it is worth to learn something before signing (domain page, section 10), in money of the valuation date. */

const verdict = z.enum(['pays', 'about-its-cost', 'costs-more', 'not-worth-paying', 'harms']).meta({
  description:
    'By two standard errors: worth more than it costs; as much; less; nothing seen; or a loss, since the other side would refuse',
})

const worthOfLearning = z
  .strictObject({ worth: estimateSchema, net: estimateSchema, verdict })
  .meta({ id: 'WorthOfLearning', description: 'In expectation, and net of what learning costs' })

const choiceMade = z.strictObject({
  id: z.string().nullable().meta({ description: 'null: no deal' }),
  probability: z.number().meta({ description: 'Share of futures in which it would be chosen' }),
  from: z.number().nullable().meta({
    description: '10th percentile of the input where it is chosen; null where that is no one range',
  }),
  to: z.number().nullable().meta({ description: '90th percentile; null where several are learnt' }),
})

const learnt = {
  shared: worthOfLearning
    .nullable()
    .meta({ description: 'Both sides learn it; null while what the other side has is unknown' }),
  own: worthOfLearning.meta({
    description: 'We alone learn it: the other side accepts what it accepts now',
  }),
  choices: z.array(choiceMade).meta({ description: 'What would be chosen; of shared where it is known' }),
}

const learnable = z.strictObject({
  path: z.string(),
  pointer: z.string(),
  what: z.enum(['value', 'gate']).meta({ description: 'gate: whether it passes, 1 or 0' }),
  how: z.string(),
  cost: z.number(),
  weeks: z.number(),
  ...learnt,
})

const together = z.strictObject({
  paths: z.array(z.string()),
  cost: z.number(),
  weeks: z.number().meta({ description: 'The longest of them' }),
  ...learnt,
})

const pilot = z.strictObject({
  position: z.string(),
  metric: z.string().nullable(),
  deal: z.string().nullable().meta({ description: 'The deal whose pilot clause it is; null: none has one' }),
  fee: z.number().nullable().meta({ description: 'Of the clause, at its mean; the licensee pays it to us' }),
  weeks: z.number().nullable(),
  scatter: z.number().meta({ description: 'Standard deviation of a measured error around the curve' }),
  sizes: z.array(
    z.strictObject({
      records: z.number().meta({ description: 'Records of ours in the pilot' }),
      trainedOn: z.number().meta({ description: 'Size at which the error is measured: theirs and ours' }),
      ...learnt,
    }),
  ),
  why: z.string().nullable().meta({ description: 'Why there are no figures' }),
})

const alternative = z.strictObject({
  id: z.string().nullable().meta({ description: 'null: no deal' }),
  worth: estimateSchema.nullable().meta({ description: 'To us, refused deals left out; null: refused' }),
  refused: z.array(z.string()).meta({ description: 'Deals in it that the other side would refuse now' }),
  unknown: z.array(z.string()).meta({ description: 'Deals of which nobody knows whether it would' }),
})

const choice = z.strictObject({
  licensee: z.string().nullable().meta({ description: 'null: a choice among strategies' }),
  alternatives: z.array(alternative),
  now: z.strictObject({ id: z.string().nullable(), worth: estimateSchema }),
  perfect: z
    .strictObject({
      shared: estimateSchema.nullable(),
      own: estimateSchema,
      anything: estimateSchema.meta({ description: 'If nobody ever refused, before and after' }),
    })
    .meta({ description: 'Expected value of perfect information: everything known, luck among it' }),
  learnable: z.array(learnable).meta({ description: 'Most worth first' }),
  together: together.nullable().meta({ description: 'All of them at once; null with fewer than two' }),
  pilots: z.array(pilot),
  notes: z.array(z.string()),
})

export const informationSchema = z
  .strictObject({
    trials: z.number(),
    seed: z.number(),
    party: z.enum(['licensor', 'licensee']),
    choices: z.array(choice),
    notLearnable: z
      .array(z.strictObject({ path: z.string(), why: z.string() }))
      .meta({ description: 'Marked as learnable, and there is nothing to learn' }),
    luck: z.array(z.string()).meta({ description: 'Uncertain inputs that nobody marked as learnable' }),
    advice: z.string().nullable().meta({ description: 'How to mark an input, where none is marked' }),
  })
  .meta({ id: 'Information', description: 'What it is worth to learn something before signing' })

export type Information = z.infer<typeof informationSchema>
export type Choice = Information['choices'][number]
export type LearnableInput = Choice['learnable'][number]
export type Pilot = Choice['pilots'][number]
export type ChoiceMade = LearnableInput['choices'][number]
export type WorthOfLearning = z.infer<typeof worthOfLearning>
export type Learnt = Pick<LearnableInput, keyof typeof learnt>
