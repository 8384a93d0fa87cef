import { z } from 'zod'
import { identifier, plainAmount, plainNumber, plainShare, strict, text } from './object.ts'
import { quantity } from './quantity.ts'
import { factor, money, share } from './slot.ts'
import { termSchema } from './terms.ts'

export const grantSchema = strict({
  field: identifier.optional(),
  market: identifier.optional(),
  territory: z.union([identifier, z.literal('*')]).optional(),
  exclusivity: z.enum(['none', 'sole', 'exclusive']).optional(),
  startYear: z.number().min(0).optional(),
  termYears: z.number().positive(),
  uses: z
    .array(z.enum(['training', 'fine-tuning', 'retrieval', 'evaluation', 'display', 'synthetic-data']))
    .optional(),
  updates: z.boolean().optional(),
})

const holder = z.enum(['licensor', 'licensee', 'joint', 'open'])
const improvements = strict({ owner: holder, grantBackShare: quantity(share).optional() })

/** What may be done with one kind of thing, and by whom; a cell that is not written is open. */
const rightsRow = strict({
  own: holder.optional(),
  use: holder.optional(),
  sublicense: holder.optional(),
  afterTerm: holder.optional(),
})

const rightsSchema = strict({
  weights: holder.optional(),
  improvements: z.union([holder, improvements]).optional(),
  outputs: holder.optional(),
  grantBackShare: quantity(share).optional(),
  /** the licensee promises to leave people in the data unidentified; read by the review alone */
  noReidentification: z.boolean().optional(),
  matrix: strict({
    data: rightsRow.optional(),
    labels: rightsRow.optional(),
    weights: rightsRow.optional(),
    fineTunes: rightsRow.optional(),
    outputs: rightsRow.optional(),
    usageLogs: rightsRow.optional(),
  }).optional(),
}).refine(
  ({ improvements: own, grantBackShare }) =>
    grantBackShare === undefined || typeof own !== 'object' || own.grantBackShare === undefined,
  'one grantBackShare, either here or in improvements',
)

/** What we may agree to: of the licensor's expected worth, what to ask for, what to aim at, where to stop. Own side only. */
const mandateSchema = strict({
  ask: plainNumber.optional(),
  target: plainNumber.optional(),
  floor: plainNumber.optional(),
  gives: z.array(text).optional(),
  gets: z.array(text).optional(),
  /** who has to agree where the expected worth is below so much */
  approvals: z.array(strict({ by: text, below: plainNumber })).optional(),
}).refine(
  ({ ask = Infinity, target = Math.min(ask, Infinity), floor = -Infinity }) =>
    ask >= target && target >= floor,
  'an ask at or above the target, and a target at or above the floor',
)

/** What is agreed with one licensee (domain page, section 6). */
export const dealSchema = strict({
  id: identifier,
  name: text.optional(),
  licensee: identifier,
  grants: z.array(grantSchema).min(1),
  terms: z.array(termSchema).min(1),
  rights: rightsSchema.optional(),
  risks: z.array(identifier).optional(),
  /** how the licensee gets at the records; without it a copy */
  delivery: z.enum(['copy', 'enclave', 'federated']).optional(),
  mandate: mandateSchema.optional(),
})

/** The licensee of one deal grants on what it was granted: it is the licensor of another deal of the document. */
export const chainSchema = strict({
  upstream: identifier,
  downstream: identifier,
  /** share of what the downstream deal pays that the licensee upstream passes on */
  passThrough: plainShare,
})

/** How bad an event turns out, such as an erasure: records taken out, suppressed, or a model trained again. */
const riskTier = strict({ name: text.optional(), probability: plainShare, severity: quantity(money) })

/** What can go wrong, and who bears it (domain page, section 6.3). */
export const riskSchema = strict({
  id: identifier,
  name: text.optional(),
  scope: z.enum(['dataset', 'licensee', 'product']).optional(),
  frequency: quantity(factor),
  severity: quantity(money).optional(),
  tiers: z.array(riskTier).min(1).optional(),
  bearer: strict({ licensor: plainShare, licensee: plainShare }).refine(
    ({ licensor, licensee }) => Math.abs(licensor + licensee - 1) < 1e-9,
    'shares of licensor and licensee that add up to 1',
  ),
  cap: strict({
    perEvent: plainAmount.optional(),
    aggregate: plainAmount.optional(),
    multipleOfFees: plainAmount.optional(),
  }).optional(),
  insuredShare: plainShare.optional(),
})
  .refine(
    ({ severity, tiers }) => (severity === undefined) !== (tiers === undefined),
    'either severity or tiers: what one event costs',
  )
  .refine(
    ({ tiers = [] }) =>
      tiers.length === 0 || Math.abs(tiers.reduce((sum, { probability: p }) => sum + p, 0) - 1) < 1e-9,
    'tiers whose probabilities add up to 1',
  )

export const strategySchema = strict({
  id: identifier,
  name: text.optional(),
  deals: z.array(identifier).min(1),
})

export type Grant = z.output<typeof grantSchema>
export type Deal = z.output<typeof dealSchema>
export type Delivery = NonNullable<Deal['delivery']>
export type Mandate = z.output<typeof mandateSchema>
export type Chain = z.output<typeof chainSchema>
export type Risk = z.output<typeof riskSchema>
export type Strategy = z.output<typeof strategySchema>
