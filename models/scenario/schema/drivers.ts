import { z } from 'zod'
import { samplings } from '../samplings.ts'
import { estimateSchema } from './figures.ts'

/** What a driver can be. */
const kinds = [
  'quantity',
  'gate',
  'failure',
  'event',
  'losses',
  'audits',
  'curve',
  'exchange',
  'group',
] as const

/** What of a deal is asked about. */
export const driverMeasures = ['npv', 'own-rates', 'gain'] as const

export const driverParties = ['licensor', 'licensee'] as const

const intervalSchema = z
  .strictObject({ value: z.number(), standardError: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Interval', description: 'A figure with the interval that holds it with 95 % confidence' })

const inputSchema = z
  .strictObject({
    path: z.string(),
    name: z.string(),
    kind: z.enum(kinds).meta({
      description: 'A group is what depends on each other, and counts as one',
    }),
    members: z
      .array(z.string())
      .meta({ description: 'Paths of what counts as one; of an input alone, itself' }),
    pointer: z.string().nullable().meta({ description: 'Where the document says it; null where nobody did' }),
    source: z.string().nullable(),
    grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    belief: z.boolean(),
    moves: z.array(z.string()).meta({ description: 'Formulas that read it' }),
  })
  .meta({ id: 'DriverInput' })

const partSchema = z
  .strictObject({
    path: z.string(),
    rank: intervalSchema.meta({ description: 'Rank correlation (Spearman) with the worth' }),
    all: z.number().nullable().meta({ description: 'Mean in all futures; of a gate, how often it passes' }),
    worst: z.number().nullable().meta({ description: 'Mean in the worst tenth of the futures' }),
    percentile: z
      .number()
      .meta({ description: 'Mean rank in the worst tenth, from 0 to 1; ½ in all futures' }),
    strength: intervalSchema.meta({
      description: 'How far the worst tenth lies from all futures, in standard deviations of the rank',
    }),
  })
  .meta({ id: 'DriverPart' })

const rowSchema = z
  .strictObject({
    input: z.string(),
    first: intervalSchema.meta({ description: 'Share of the variance it makes by itself' }),
    total: intervalSchema
      .nullable()
      .meta({ description: 'Share of the variance that it has a part in; null unless asked for' }),
    seen: z.boolean().meta({ description: 'false: 0 lies inside each interval' }),
    explains: intervalSchema.meta({
      description: 'Share of the shortfall of the worst tenth it makes by itself',
    }),
    parts: z.array(partSchema),
  })
  .meta({ id: 'DriverRow' })

const endSchema = z.strictObject({
  at: z.number().meta({ description: 'Value of the input; of a gate 0 failed, 1 passed' }),
  worth: z.number(),
})

const swingSchema = z
  .strictObject({ input: z.string(), path: z.string(), low: endSchema, high: endSchema, swing: z.number() })
  .meta({ id: 'Swing', description: 'The expected case with one input at its 10th and 90th percentile' })

const partySchema = z
  .strictObject({
    party: z.enum(driverParties),
    mean: estimateSchema,
    sd: z.number(),
    rows: z.array(rowSchema).meta({ description: 'The strongest first' }),
    together: intervalSchema.meta({
      description:
        'Sum of the shares that inputs make by themselves; the rest is what they do with each other',
    }),
    worst: z.strictObject({
      share: z.number(),
      mean: z.number(),
      shortfall: intervalSchema.meta({ description: 'Mean of all futures less that of the worst tenth' }),
      explained: intervalSchema.meta({ description: 'Share of it that inputs make by themselves' }),
    }),
    tornado: z.strictObject({ expected: z.number(), rows: z.array(swingSchema) }),
  })
  .meta({ id: 'PartyDrivers' })

/** What moves the worth of a deal, for each party. */
export const driversSchema = z
  .strictObject({
    deal: z.string(),
    measure: z.enum(driverMeasures),
    sampling: z.enum(samplings),
    seed: z.number(),
    trials: z.number(),
    totalTrials: z.number().nullable().meta({ description: 'Futures that the shares in all come from' }),
    replicates: z.number(),
    inputs: z.array(inputSchema),
    parties: z.array(partySchema),
    unread: z.array(z.string()).meta({ description: 'Inputs that this deal does not look at' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Drivers' })

export type DriverKind = (typeof kinds)[number]
export type DriverMeasure = (typeof driverMeasures)[number]
export type DriverParty = (typeof driverParties)[number]
export type Drivers = z.infer<typeof driversSchema>
export type DriverRow = z.infer<typeof rowSchema>
export type DriverPart = z.infer<typeof partSchema>
export type PartyDrivers = z.infer<typeof partySchema>
export type Swing = z.infer<typeof swingSchema>
