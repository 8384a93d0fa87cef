import { z } from 'zod'
import { byKind, civilDate, identifier, plainShare, strict, text } from './object.ts'
import { type Quantity, type QuantityInput, quantity } from './quantity.ts'
import {
  anyNumber,
  count,
  eachPeriod,
  factor,
  margin,
  money,
  months,
  positive,
  probability,
  rate,
  share,
  signedMoney,
  taxRate,
  years,
} from './slot.ts'

const rates = strict({
  fixed: quantity(rate),
  salesLinked: quantity(rate),
  milestone: quantity(rate).optional(),
})
const oneRate = quantity(rate)

/** One rate for every flow, or `{ fixed, salesLinked, milestone }` (domain page, section 7). */
const discountRate = z
  .custom<QuantityInput | z.input<typeof rates>>()
  .transform((raw, context): z.output<typeof rates> => {
    const several = typeof raw === 'object' && raw !== null && ('fixed' in raw || 'salesLinked' in raw)
    const result = several ? rates.safeParse(raw) : oneRate.safeParse(raw)
    if (!result.success) {
      for (const issue of result.error.issues) context.issues.push({ ...issue, input: raw } as never)
      return z.NEVER
    }
    const data = result.data
    return 'fixed' in data ? data : { fixed: data, salesLinked: data }
  })

const taxes = strict({
  royalty: quantity(taxRate),
  service: quantity(taxRate).optional(),
  equity: quantity(taxRate).optional(),
})
const oneTax = quantity(taxRate)

/** One tax rate, or `{ royalty, service, equity }` by treatment; a treatment that is not written is taxed as royalty. */
const taxRates = z
  .custom<QuantityInput | z.input<typeof taxes>>()
  .transform((raw, context): Quantity | z.output<typeof taxes> => {
    const several = typeof raw === 'object' && raw !== null && 'royalty' in raw
    const result = several ? taxes.safeParse(raw) : oneTax.safeParse(raw)
    if (result.success) return result.data
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: raw } as never)
    return z.NEVER
  })

/** Records, the error measured with them, and which seed of the training it was. */
const curvePoint = z.tuple([z.number().positive(), z.number().min(0), z.number().int().optional()])

/** What the data do for this licensee against its own baseline (domain page, section 4). */
export const utilitySchema = byKind([
  strict({
    kind: z.literal('share'),
    value: quantity(eachPeriod(share)),
    freshnessElasticity: quantity(factor).optional(),
    metric: text.optional(),
    measuredOn: z.enum(['own', 'offered', 'public']).optional(),
  }),
  strict({
    kind: z.literal('lift'),
    metric: text.optional(),
    measuredOn: z.enum(['own', 'offered', 'public']).optional(),
    with: quantity(anyNumber),
    without: quantity(anyNumber),
    revenuePerPoint: quantity(factor),
    freshnessElasticity: quantity(factor).optional(),
  }),
  strict({
    kind: z.literal('learningCurve'),
    metric: text.optional(),
    measuredOn: z.enum(['own', 'offered', 'public']).optional(),
    points: z.array(curvePoint),
    existingRecords: quantity(count),
    existingGrowth: quantity(rate).optional(),
    overlap: quantity(share).optional(),
    elasticity: quantity(factor),
    otherwise: strict({
      perRecord: quantity(money).optional(),
      compute: strict({ spend: quantity(money), exponent: quantity(positive) }).optional(),
    }).optional(),
  }),
  strict({
    kind: z.literal('saving'),
    unitsPerYear: quantity(eachPeriod(count)),
    perUnit: quantity(eachPeriod(money)),
    rampYears: quantity(years).optional(),
  }),
  strict({ kind: z.literal('acceleration'), months: quantity(months) }),
  strict({ kind: z.literal('clearance'), gate: z.string(), rise: quantity(probability) }),
  strict({ kind: z.literal('unknown') }),
])

export const positionSchema = strict({
  peakShare: quantity(eachPeriod(share)).optional(),
  launchYears: quantity(years).optional(),
  margin: quantity(eachPeriod(margin)).optional(),
  utility: utilitySchema,
  integrationCost: quantity(money).optional(),
  exclusiveUplift: quantity(factor).optional(),
})

/**
 * What else a party could do: worth so much, with a probability, at a date. The best in expectation is its walk-away
 * (domain page, section 16).
 */
const walkAwayOption = strict({
  name: text,
  value: quantity(signedMoney),
  probability: plainShare.optional(),
  date: civilDate.optional(),
})
const options = z.array(walkAwayOption).min(1).optional()

const oneWalkAway = [
  ({ value, options: several }: { readonly value?: unknown; readonly options?: unknown }) =>
    value === undefined || several === undefined,
  'either value or options: a party has one walk-away, the best of its options',
] as const

const partyKeys = {
  name: text.optional(),
  template: identifier.optional(),
  discountRate: discountRate.optional(),
  timeRate: quantity(rate).optional(),
  taxRate: taxRates.optional(),
  lossRelief: z.enum(['at-once', 'carried-forward']).optional(),
  riskTolerance: quantity(positive).optional(),
}

export const licensorSchema = strict({
  ...partyKeys,
  alternative: strict({ value: quantity(signedMoney).optional(), options })
    .refine(...oneWalkAway)
    .optional(),
  costs: strict({
    prepare: quantity(money).optional(),
    servePerLicenseeYear: quantity(eachPeriod(money)).optional(),
    monitorPerYear: quantity(eachPeriod(money)).optional(),
    monitoringScale: quantity(positive).optional(),
  }).optional(),
})

export const licenseeSchema = strict({
  id: identifier,
  ...partyKeys,
  processingTerritory: identifier.optional(),
  failure: quantity(probability).optional(),
  ifGateFails: strict({ terminates: quantity(probability) }).optional(),
  positions: z
    .record(identifier, positionSchema)
    .refine(
      (positions) => Object.keys(positions).length > 0,
      'at least one position: a field or market, and what the data do there',
    ),
  alternative: strict({
    recreateCost: quantity(money).optional(),
    recreateYears: quantity(years).optional(),
    substituteShare: quantity(share).optional(),
    value: quantity(signedMoney).optional(),
    options,
  })
    .refine(...oneWalkAway)
    .optional(),
})

export type Rates = z.output<typeof rates>
export type Taxes = z.output<typeof taxRates>
export type Utility = z.output<typeof utilitySchema>
export type Position = z.output<typeof positionSchema>
export type WalkAwayOption = z.output<typeof walkAwayOption>
export type Licensor = z.output<typeof licensorSchema>
export type Licensee = z.output<typeof licenseeSchema>
