import { z } from 'zod'
import {
  byKind,
  civilDate,
  identifier,
  plainAmount,
  plainNumber,
  plainShare,
  strict,
  text,
} from './object.ts'
import { quantity } from './quantity.ts'
import { count, eachPeriod, money, positiveYears, share, years } from './slot.ts'

const transferSchema = strict({
  to: identifier,
  status: z.enum(['permitted', 'restricted', 'blocked']),
  cost: strict({ upfront: plainAmount.optional(), perYear: plainAmount.optional() }).optional(),
  until: civilDate.optional(),
})

const sourceSchema = strict({
  id: identifier,
  records: plainAmount,
  origin: identifier.optional(),
  lawfulBasis: text.optional(),
  identifiability: text.optional(),
  /** until when a determination of de-identification holds; read by the review alone */
  determinationUntil: civilDate.optional(),
  purposes: z.array(z.string()).optional(),
  transfer: z.array(transferSchema).optional(),
})

/** `true` confirmed, `false` missing (pays 0), absent not confirmed (the result is indicative). */
const rightsSchema = strict({
  provenance: z.boolean().optional(),
  consent: z.boolean().optional(),
  chainOfTitle: z.boolean().optional(),
  lawfulBasis: z.boolean().optional(),
})

const costSchema = strict({
  recreate: z.array(strict({ item: text, amount: quantity(money) })).optional(),
  recreateYears: quantity(years).optional(),
  developerMargin: plainNumber.min(0).optional(),
  obsolescence: strict({
    functional: plainShare.optional(),
    technical: plainShare.optional(),
    economic: plainShare.optional(),
  }).optional(),
})

const diligenceSchema = strict({
  item: text,
  status: z.enum(['open', 'closed', 'waived']).optional(),
  evidence: text.optional(),
  owner: text.optional(),
  due: text.optional(),
  ifFails: strict({
    blocksSource: identifier.optional(),
    delayMonths: plainAmount.optional(),
    priceCut: plainShare.optional(),
    walk: z.boolean().optional(),
  })
    .refine(
      ({ walk = false, blocksSource, delayMonths, priceCut }) =>
        !walk || (blocksSource === undefined && delayMonths === undefined && priceCut === undefined),
      'walk alone: a deal that falls through is neither delayed nor cheaper',
    )
    .optional(),
  probability: plainShare.optional(),
  /** the deals that wait for it; all without them */
  deals: z.array(identifier).min(1).optional(),
})

/** What a law or a contract asks of the licensor, and what that costs; a source is shut out once `validUntil` has passed. */
const obligationSchema = strict({
  law: text,
  appliesIf: text.optional(),
  /** whether the deals have a clause for it */
  clause: z.boolean().optional(),
  cost: strict({ upfront: plainAmount.optional(), perYear: plainAmount.optional() }).optional(),
  validUntil: civilDate.optional(),
  source: identifier.optional(),
})

/** Whom the records are of, beside whom the product is for; the gap lowers a gate's probability or obliges a purchase. */
const coverageSchema = strict({
  dimension: text,
  groups: z
    .array(strict({ group: text, share: plainShare, target: plainShare }))
    .min(2)
    .refine(
      (groups) =>
        (['share', 'target'] as const).every(
          (key) => Math.abs(groups.reduce((sum, row) => sum + row[key], 0) - 1) < 1e-6,
        ),
      'shares and targets that each add up to 1',
    )
    .refine((groups) => new Set(groups.map(({ group }) => group)).size === groups.length, 'every group once'),
  /** the probability of the gate falls by `lowers` × gap of itself */
  gate: strict({ field: identifier, gate: identifier, lowers: plainAmount }).optional(),
  purchase: strict({ perRecord: plainAmount }).optional(),
})

/** What a coalition of contributors is worth (domain page, section 4); `models/contributors` says what is taken without it. */
const contributorWorthSchema = byKind([
  strict({ kind: z.literal('table') }),
  strict({ kind: z.literal('records') }),
  strict({
    kind: z.literal('learningCurve'),
    licensee: identifier.optional(),
    field: identifier.optional(),
  }),
  strict({
    kind: z.literal('values'),
    values: z.record(identifier, z.number()),
    standardErrors: z.record(identifier, plainAmount).optional(),
    tool: text.optional(),
    metric: text.optional(),
  }),
  strict({ kind: z.literal('pasted'), text: z.string(), tool: text.optional(), metric: text.optional() }),
])

/** What is licensed (domain page, section 4). */
export const datasetSchema = strict({
  name: text.optional(),
  template: identifier.optional(),
  layer: z.enum(['raw', 'processed', 'derived']).optional(),
  records: z.number().positive(),
  recordUnit: z.string().max(64).optional(),
  sources: z.array(sourceSchema).optional(),
  rights: rightsSchema.optional(),
  quality: z.record(identifier, strict({ score: quantity(share), weight: plainAmount })).optional(),
  freshness: strict({
    halfLifeYears: quantity(positiveYears),
    refreshPerYear: quantity(eachPeriod(count)).optional(),
  }).optional(),
  cost: costSchema.optional(),
  contributors: z
    .array(strict({ id: identifier, name: text.optional(), records: plainAmount.optional() }))
    .optional(),
  coalitions: z.record(z.string(), z.number()).optional(),
  contributorWorth: contributorWorthSchema.optional(),
  diligence: z.array(diligenceSchema).optional(),
  obligations: z.array(obligationSchema).optional(),
  coverage: z.array(coverageSchema).optional(),
})

export type Dataset = z.output<typeof datasetSchema>
export type ContributorWorth = z.output<typeof contributorWorthSchema>
export type DiligenceItem = z.output<typeof diligenceSchema>
export type Obligation = z.output<typeof obligationSchema>
export type Coverage = z.output<typeof coverageSchema>
export type Source = z.output<typeof sourceSchema>
