import { z } from 'zod'
import { latticeView, place } from './fieldLattice.ts'
import { estimateSchema, sideSchema, verdictSchema } from './figures.ts'
import { leakSchema } from './leakage.ts'

/**
 * The dataset's own value: which rights are left, which deals to sign together, and where the value lies (domain page,
 * section 12).
 */

const text = (description: string) => z.string().meta({ description })
const money = (description: string) => estimateSchema.meta({ description })
const maybe = (description: string) => estimateSchema.nullable().meta({ description })
const forgone = z.strictObject({
  ...place,
  count: z.number().meta({ description: 'Expected number of others who would buy' }),
  each: money('What a licence to one of them is worth to the licensor'),
  worth: money('count × each'),
  from: text('Where the worth of one licence comes from'),
})

const premium = z.strictObject({
  deal: z.string(),
  exclusivity: z.enum(['sole', 'exclusive']),
  lower: maybe(
    'Least premium: licences forgone and the option of waiting at its least, 0; null: cannot be computed',
  ),
  upper: maybe("The licensee's gain from exclusivity at the same price; null while a utility is unknown"),
  others: z.array(forgone).meta({ description: 'Licences to licensees that the document only counts' }),
  named: z
    .array(z.strictObject({ deal: z.string(), worth: estimateSchema }))
    .meta({ description: 'Offers of the document that it excludes, the best of each licensee' }),
  waiting: z
    .strictObject({ least: z.number(), most: estimateSchema })
    .nullable()
    .meta({ description: 'Option of waiting: at least 0, at most what perfect foresight would add' }),
  licensor: maybe('What the licensor is expected to have of it already, at the same price'),
  destroys: maybe('Lower less upper, where that is positive by two errors'),
  verdict: z.enum(['possible', 'destroys', 'undecided', 'unknown']),
  missing: z.array(z.string()),
  text: z.string(),
})

const chosenSet = z.strictObject({
  deals: z.array(z.string()),
  worth: money('By the criterion, joint costs borne once'),
  licensor: sideSchema.nullable().meta({ description: 'null where nothing is granted' }),
  unpriced: z
    .array(z.string())
    .meta({ description: 'Exclusive or sole deals in it whose licences forgone are unknown' }),
})

const candidate = z.strictObject({
  deal: z.string(),
  chosen: z.boolean(),
  why: z.enum(['chosen', 'refused', 'unpriced', 'conflict', 'refused-together', 'adds-nothing', 'no-set']),
  with: z.array(z.string()).meta({ description: 'Chosen deals that exclude it' }),
  text: z.string(),
})

const optimum = z.strictObject({
  criterion: z.enum(['certainty-equivalent', 'expectation']),
  riskTolerance: z.number().nullable(),
  held: z.string().nullable().meta({ description: 'A deal that every set has to hold' }),
  exact: z
    .boolean()
    .meta({ description: 'false: too many deals change each other, so they were searched as if alone' }),
  best: chosenSet.nullable(),
  runnerUp: chosenSet
    .extend({
      loses: money('Best less runner-up, by the criterion'),
      verdict: verdictSchema.meta({ description: 'a is the runner-up, b the best set' }),
    })
    .nullable(),
  candidates: z.array(candidate),
  strategies: z.array(
    z.strictObject({
      id: z.string(),
      worth: estimateSchema,
      loses: estimateSchema,
      refused: z.array(z.string()),
    }),
  ),
  sets: z.number().meta({ description: 'Sets that were worked out on every future' }),
  text: z.string(),
})

const matrixCell = z.strictObject({
  from: z.string(),
  to: z.string(),
  probability: z.number(),
  atStake: estimateSchema,
  loss: money('Expected loss where nothing is agreed: probability × at stake'),
  deals: z.array(
    z.strictObject({
      deal: z.string(),
      leak: leakSchema,
      recovered: money('What detection and compensation recover'),
    }),
  ),
})

const part = z.strictObject({
  id: z.string().nullable().meta({ description: 'null: a saving, which has no territory' }),
  worth: estimateSchema,
  share: maybe('Of the whole; null where the whole is not positive by two errors'),
})

const split = z.strictObject({
  id: z.string(),
  kind: z.enum(['deal', 'strategy', 'best']),
  deals: z.array(z.string()),
  total: money('Expected worth to the licensor, joint costs borne once'),
  fields: z.array(part),
  territories: z.array(part),
  parties: z
    .array(
      z.strictObject({
        party: z.enum(['licensor', 'licensee']),
        id: z.string().nullable(),
        worth: estimateSchema,
        share: estimateSchema.nullable(),
      }),
    )
    .nullable()
    .meta({ description: 'null while a utility is unknown' }),
})

export const fieldStrategySchema = z
  .strictObject({
    trials: z.number(),
    horizon: z.number(),
    alpha: z.number().meta({ description: 'Bargaining weight in prices; ½ where the document states none' }),
    optimum,
    lattice: z.array(latticeView),
    premiums: z.array(premium),
    leakage: z.strictObject({
      fields: z.array(z.string()),
      cells: z
        .array(matrixCell)
        .meta({ description: 'Pairs for which a probability is stated; others are not stated, not 0' }),
    }),
    split: z.strictObject({
      sets: z.array(split),
      room: z
        .strictObject({ fields: z.array(part), territories: z.array(part), complete: z.boolean() })
        .meta({ description: 'Ceiling less floor of the reference grants of every licensee' }),
    }),
  })
  .meta({ id: 'FieldStrategy' })

export type FieldStrategy = z.infer<typeof fieldStrategySchema>
export type Optimum = FieldStrategy['optimum']
export type Premium = FieldStrategy['premiums'][number]
export type LeakageMatrix = FieldStrategy['leakage']
export type SplitSet = FieldStrategy['split']['sets'][number]
