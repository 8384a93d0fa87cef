import { z } from 'zod'
import { civilDate, identifier, plainAmount, plainNumber, plainShare, strict, text } from './object.ts'
import { quantity } from './quantity.ts'
import { share } from './slot.ts'

export const purposes = [
  'internal',
  'transaction',
  'financing',
  'accounting',
  'tax',
  'dispute',
  'fmv-opinion',
] as const

export const valueBases = ['market', 'equitable', 'investment', 'fair'] as const

/** What is valued: the dataset itself, or the licence that one deal grants. */
const interestSchema = z.union([z.literal('ownership'), strict({ deal: identifier })])

/** A royalty that others pay for the use of such data; never one of this document's own. */
const reliefSchema = strict({ rate: quantity(share), source: text.min(1) })

/** What else earns the product's profit, charged as a share of product revenue before tax. */
const contributoryAssetSchema = strict({
  name: text.min(1),
  charge: quantity(share),
  source: text.optional(),
})

/** How a buyer of the asset would deduct its price, by tax life. */
const taxAmortisationSchema = strict({
  taxLifeYears: z.number().int().min(1).max(100),
  method: z.enum(['straight-line', 'declining-balance']).optional(),
  /** share of what is left that is deducted each year, for the declining balance */
  decliningRate: plainShare.gt(0).optional(),
  taxRate: plainNumber.min(0).max(0.999),
  discountRate: plainNumber.gt(-1),
}).refine(
  ({ method, decliningRate }) => (method === 'declining-balance') === (decliningRate !== undefined),
  'decliningRate beside the method declining-balance, and only there',
)

/** How the prices of comparables are brought to this dataset: ln P moves by coefficient × (subject − comparable). */
const adjustmentSchema = strict({
  name: text.min(1),
  coefficient: plainNumber,
  subject: plainNumber,
  values: z.record(identifier, plainNumber),
  source: text.min(1),
})

const purchaseSchema = strict({
  from: text.min(1),
  to: text.min(1),
  what: text.min(1),
  amount: plainAmount,
  year: z.number().int().optional(),
  source: text.optional(),
})

/** What an opinion of fair market value rests on besides its range. */
const fairMarketValueSchema = strict({
  /** what else the parties buy from each other; an empty list says that it is nothing */
  purchases: z.array(purchaseSchema).optional(),
  concluded: strict({ amount: plainAmount, reason: text.min(1).optional() }).optional(),
})

/** What is valued, for whom and by which methods (domain page, section 11). */
export const valuationSchema = strict({
  purpose: z.enum(purposes).optional(),
  basis: z.enum(valueBases).optional(),
  interest: interestSchema.optional(),
  standard: text.optional(),
  date: civilDate.optional(),
  preparer: text.optional(),
  reliefFromRoyalty: reliefSchema.optional(),
  contributoryAssets: z.array(contributoryAssetSchema).min(1).optional(),
  taxAmortisation: taxAmortisationSchema.optional(),
  comparables: strict({
    adjustments: z.array(adjustmentSchema).optional(),
    /** weight of a comparable in the quartiles; 1 where it is not stated */
    weights: z.record(identifier, plainNumber.positive()).optional(),
  }).optional(),
  fairMarketValue: fairMarketValueSchema.optional(),
})

export type Valuation = z.output<typeof valuationSchema>
export type Interest = NonNullable<Valuation['interest']>
