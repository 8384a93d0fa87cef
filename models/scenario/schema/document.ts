import { z } from 'zod'
import { namePattern } from '../formula/words.ts'
import { isReservedName } from '../formula.ts'
import { comparableEntrySchema } from './comparable.ts'
import { datasetSchema } from './dataset.ts'
import { chainSchema, dealSchema, riskSchema, strategySchema } from './deal.ts'
import { fieldSchema, marketSchema, territorySchema } from './market.ts'
import { civilDate, currencyCode, strict, text } from './object.ts'
import { licenseeSchema, licensorSchema } from './parties.ts'
import { quantity } from './quantity.ts'
import { simulationSchema } from './simulation.ts'
import { anyNumber, eachPeriod, rate } from './slot.ts'
import { valuationSchema } from './valuation.ts'

const path = z.string().min(1).max(300)
const pairSchema = strict({ between: z.tuple([path, path]), rank: z.number().min(-1).max(1) })

/** Which quantities move together (domain page, section 3). */
const dependenceSchema = z.union([
  z.array(pairSchema),
  strict({
    copula: z.enum(['gaussian', 't']),
    tail: z.number().positive().optional(),
    pairs: z.array(pairSchema),
  }),
  strict({ paths: z.array(path).min(2), matrix: z.array(z.array(z.number().min(-1).max(1))) }),
])

/** Inputs are named in formulas: letters, digits and _, and no word a formula already uses. */
const inputName = z
  .string()
  .refine(
    (name) => namePattern.test(name) && !isReservedName(name),
    'a name for formulas: letters, digits and _, not a word that formulas use themselves',
  )

/** The document: the one source of its type, its validation and its JSON Schema (domain page, section 2). */
export const documentSchema = strict({
  fieldfare: z.literal(1),
  name: text.min(1),
  description: text.optional(),
  currency: currencyCode,
  valuationDate: civilDate,
  horizonYears: z.number().int().min(1).max(50).optional(),
  periodsPerYear: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(12)]).optional(),
  timing: z.enum(['mid-period', 'end-period', 'exact-date']).optional(),
  priceLevel: z.enum(['nominal', 'real']).optional(),
  inflation: quantity(rate).optional(),
  simulation: simulationSchema.optional(),
  inputs: z.record(inputName, quantity(eachPeriod(anyNumber))).optional(),
  dataset: datasetSchema,
  fields: z.array(fieldSchema).optional(),
  territories: z.array(territorySchema).optional(),
  markets: z.array(marketSchema).optional(),
  licensor: licensorSchema,
  licensees: z.array(licenseeSchema).min(1),
  deals: z.array(dealSchema).min(1),
  risks: z.array(riskSchema).optional(),
  strategies: z.array(strategySchema).optional(),
  chains: z.array(chainSchema).optional(),
  dependence: dependenceSchema.optional(),
  comparables: z.array(comparableEntrySchema).optional(),
  valuation: valuationSchema.optional(),
  negotiation: strict({
    alpha: z.number().min(0).max(1).optional(),
    perspective: z.enum(['licensor', 'licensee', 'both']).optional(),
  }).optional(),
})

/** A document as people write it. */
export type FieldfareDocument = z.input<typeof documentSchema>
/** A document as read: every quantity a `Quantity`. */
export type ReadDocument = z.output<typeof documentSchema>
export type Dependence = NonNullable<ReadDocument['dependence']>
