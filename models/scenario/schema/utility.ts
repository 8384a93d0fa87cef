import { z } from 'zod'
import { estimateSchema } from './figures.ts'

const parameterSchema = z
  .strictObject({
    value: z.number(),
    standardError: z.number(),
    low: z.number(),
    high: z.number(),
  })
  .meta({ id: 'CurveParameter', description: 'With its 95 % interval, within the bounds of the fit' })

const percentilesSchema = z.strictObject({ q05: z.number(), q50: z.number(), q95: z.number() })

const numbers = z.array(z.number()).readonly()

/** What measured points say of a learning curve e(n) = e∞ + α·n^(−β). */
export const curveEvidenceSchema = z
  .strictObject({
    eInf: parameterSchema,
    alpha: parameterSchema,
    beta: parameterSchema,
    covariance: z.array(numbers).readonly().meta({ description: 'Of e∞, α, β: s²(JᵀJ)⁻¹' }),
    degreesOfFreedom: z.number(),
    residualSd: z.number(),
    rSquared: z.number().nullable().meta({ description: 'null where every error is the same' }),
    points: z
      .array(
        z.strictObject({
          records: z.number(),
          error: z.number(),
          seed: z.number().nullable(),
          fitted: z.number(),
          residual: z.number().meta({ description: 'Fitted less measured' }),
        }),
      )
      .readonly(),
    repeats: z
      .strictObject({
        pureSd: z.number().meta({ description: 'Scatter of several measurements at one size' }),
        lackOfFit: z.strictObject({ f: z.number(), p: z.number() }).nullable(),
      })
      .nullable()
      .meta({ description: 'null where every size was measured once' }),
    floor: z
      .strictObject({
        low: z.number(),
        high: z.number(),
        f: z.number().nullable(),
        p: z.number().nullable(),
        identified: z.boolean(),
        why: z.string(),
      })
      .meta({ description: '95 % profile interval of e∞; identified where it leaves out 0' }),
    bootstrap: z
      .strictObject({
        samples: z.number(),
        seed: z.number(),
        eInf: percentilesSchema,
        alpha: percentilesSchema,
        beta: percentilesSchema,
      })
      .nullable()
      .meta({ description: 'Of residuals; null with fewer than 8 points' }),
    band: z
      .strictObject({ records: numbers, fit: numbers, low: numbers, high: numbers })
      .meta({ description: 'The fitted curve with its 95 % band, alike in length' }),
  })
  .meta({ id: 'CurveEvidence' })

export const fitSchema = z
  .strictObject({
    fit: curveEvidenceSchema,
    points: z.array(numbers).readonly().meta({ description: '`points` of a utility, as they were read' }),
  })
  .meta({ id: 'CurveFit' })

const ceilingSchema = z
  .strictObject({
    ownRecords: z.number().meta({ description: 'Own records that would give the same error' }),
    byRecords: z.number().nullable().meta({ description: 'What those would cost' }),
    computeFactor: z.number().nullable().meta({ description: 'How much more compute would give it' }),
    byCompute: z.number().nullable().meta({ description: 'What that would cost beyond the present spend' }),
    ceiling: z
      .number()
      .nullable()
      .meta({ description: 'The less of the two: nobody pays more for the data' }),
    why: z.string().nullable().meta({ description: 'Why there is none' }),
  })
  .meta({ id: 'ComputeEquivalent' })

const useSchema = z
  .strictObject({
    existingRecords: z.number(),
    addedRecords: z.number().meta({ description: 'n_eff = records·κ·Q·(1 − overlap) at the start' }),
    errorWithout: z.number().nullable().meta({ description: 'null without records of its own' }),
    errorWith: z.number().nullable().meta({ description: 'null without any records' }),
    largestMeasured: z.number(),
    extrapolation: z.number().meta({ description: '(existing + added) / largest measured' }),
    grade: z.enum(['A', 'B', 'C', 'D']),
    why: z.string(),
  })
  .meta({ id: 'CurveUse', description: 'Where on the curve the licensee stands, at means' })

const marginalSchema = z
  .strictObject({
    records: z.number(),
    benefit: estimateSchema.meta({ description: 'Present value of what the data bring, as they are' }),
    licensee: estimateSchema.meta({ description: 'What so many records more would bring, same futures' }),
    perRecord: estimateSchema,
    licensor: estimateSchema
      .nullable()
      .meta({ description: 'What the price of the reference grant would rise by at `negotiation.alpha`' }),
  })
  .meta({ id: 'MarginalWorth' })

const overlapSchema = z
  .strictObject({
    present: z.number(),
    overlap: numbers,
    worth: z.array(estimateSchema).readonly(),
  })
  .meta({ id: 'OverlapCurve', description: 'Present value of benefit against overlap' })

export const positionEvidenceSchema = z
  .strictObject({
    licensee: z.string(),
    position: z.string(),
    field: z.string(),
    kind: z.string(),
    /** null, with all that rests on a curve, where the utility is none */
    fit: curveEvidenceSchema.nullable(),
    use: useSchema.nullable(),
    ceiling: ceilingSchema.nullable(),
    marginal: marginalSchema.nullable(),
    overlap: overlapSchema.nullable(),
    why: z.string().nullable().meta({ description: 'Why there is no curve' }),
  })
  .meta({ id: 'PositionEvidence' })

const freshnessSchema = z
  .strictObject({
    halfLifeYears: z.number(),
    years: numbers.meta({ description: 'Middles of periods' }),
    without: numbers.meta({ description: 'Stock of records without updates' }),
    with: numbers.meta({ description: 'With updates' }),
    refresh: numbers.meta({ description: 'Records that flow in, by period' }),
    steady: z.number().meta({ description: 'The stock that the last refresh would keep' }),
  })
  .meta({ id: 'FreshnessCurve' })

const substituteSchema = z
  .strictObject({
    licensee: z.string(),
    recreates: z.boolean(),
    served: z.number().meta({ description: 'E[PV] of what a substitute would serve' }),
    cost: z.number().meta({ description: 'E[PV] of what it would cost' }),
    years: numbers,
    share: numbers.meta({ description: 's of the benefit that a substitute would serve by then' }),
  })
  .meta({ id: 'SubstituteCurve' })

const dilutionSchema = z
  .strictObject({
    market: z.string(),
    rivalry: z.number(),
    expectedOthers: z.number().nullable().meta({ description: 'null while unknown' }),
    licensees: numbers,
    each: numbers.meta({ description: 'm^(−rivalry): what is left for each' }),
    all: numbers.meta({ description: 'm·m^(−rivalry): for all together, against one alone' }),
  })
  .meta({ id: 'DilutionCurve' })

export const utilitySchema = z
  .strictObject({
    trials: z.number().meta({ description: 'Futures behind the money; at most 65,536' }),
    seed: z.number(),
    positions: z.array(positionEvidenceSchema).readonly(),
    freshness: freshnessSchema.nullable().meta({ description: 'null where the dataset does not age' }),
    substitutes: z.array(substituteSchema).readonly(),
    dilution: z.array(dilutionSchema).readonly(),
  })
  .meta({ id: 'UtilityEvidence' })

export type UtilityEvidence = z.infer<typeof utilitySchema>
export type PositionEvidence = z.infer<typeof positionEvidenceSchema>
export type FitAnswer = z.infer<typeof fitSchema>
