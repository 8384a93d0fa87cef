import type { CurveEvidence } from '../../dataset/curveEvidence.ts'
import { curveError } from '../../dataset/powerCurve.ts'
import { pow } from '../../numerics/elementary.ts'
import type { Plan } from '../../scenario/plan.ts'
import type { Utility } from '../../scenario/schema/parties.ts'
import type { PositionEvidence } from '../../scenario/schema/utility.ts'
import type { UtilityPlan } from '../../scenario/utilityPlan.ts'
import { type Frame, valueAt } from '../../simulate/frame.ts'

export type CurvePlan = Extract<UtilityPlan, { kind: 'learningCurve' }>
export type CurveUtility = Extract<Utility, { kind: 'learningCurve' }>
type Use = NonNullable<PositionEvidence['use']>
type Ceiling = NonNullable<PositionEvidence['ceiling']>

/** Where the licensee stands on its curve in the first period of its reference grant, every quantity at its mean. */
export interface Standing {
  readonly existingRecords: number
  readonly addedRecords: number
}

/** n₀ = existingRecords·(1 + growth)^t₁ and n_eff = records·κ·Q·(1 − overlap), S₁ being all records. */
export const standingOf = (
  plan: Plan,
  means: Frame,
  { position, utility }: { readonly position: number; readonly utility: CurvePlan },
): Standing => {
  const at = (place: number): number => valueAt(means, place, 0)
  const licensee = plan.positions[position]!.licensee
  const held = plan.references[licensee]!.positions.find((row) => row.position === position)
  const counted = held === undefined ? 0 : (held.counted[held.from] ?? 0)
  const t = plan.calendar.middle[0]!
  return {
    existingRecords: at(utility.existing) * pow(1 + at(utility.growth), t),
    addedRecords: plan.dataset.records * counted * means.quality[0]! * (1 - at(utility.overlap)),
  }
}

/** Beyond this multiple of the largest size that was measured a figure is a guess (domain page, section 4). */
const furthest = 2

/**
 * Grade of the evidence: D beyond twice the largest size measured or where e∞ is not identified; else A where the curve
 * was measured on the licensee's own task or on the data offered, and C for a public benchmark or an unstated one.
 */
export const useOf = (
  { fit, standing }: { readonly fit: CurveEvidence; readonly standing: Standing },
  { measuredOn }: Pick<CurveUtility, 'measuredOn'>,
): Use => {
  const { existingRecords, addedRecords } = standing
  const curve = [fit.eInf.value, fit.alpha.value, fit.beta.value] as const
  const largestMeasured = fit.points.reduce((most, { records }) => Math.max(most, records), 0)
  const extrapolation = (existingRecords + addedRecords) / largestMeasured
  return {
    existingRecords,
    addedRecords,
    errorWithout: existingRecords > 0 ? curveError(curve, existingRecords) : null,
    errorWith: existingRecords + addedRecords > 0 ? curveError(curve, existingRecords + addedRecords) : null,
    largestMeasured,
    extrapolation,
    ...gradeOf(extrapolation, { identified: fit.floor.identified, measuredOn }),
  }
}

const gradeOf = (
  extrapolation: number,
  { identified, measuredOn }: { identified: boolean; measuredOn: CurveUtility['measuredOn'] },
): Pick<Use, 'grade' | 'why'> => {
  if (extrapolation > furthest)
    return { grade: 'D', why: 'It reaches beyond twice the largest size that was measured.' }
  if (!identified) return { grade: 'D', why: 'The floor of the error is not told apart from 0.' }
  if (measuredOn === 'own' || measuredOn === 'offered')
    return { grade: 'A', why: 'Measured on the task itself, within twice the sizes measured.' }
  const where =
    measuredOn === 'public'
      ? 'Measured on a public benchmark: an analogue.'
      : 'Not said on what it was measured.'
  return { grade: 'C', why: where }
}

/**
 * What the same error would cost without the data: n_eff records of one's own at `perRecord` each, or so much more
 * compute that α·n₀^(−β)·(C/C₀)^(−γ) = α·(n₀ + n_eff)^(−β), that is C/C₀ = ((n₀ + n_eff)/n₀)^(β/γ), at `spend`·(C/C₀ − 1).
 * Nobody who can do either pays more for the data than the less of the two.
 */
export const ceilingOf = (
  { otherwise }: Pick<CurvePlan, 'otherwise'>,
  means: Frame,
  { standing, beta }: { readonly standing: Standing; readonly beta: number },
): Ceiling => {
  const { existingRecords, addedRecords } = standing
  const { perRecord, compute } = otherwise
  const at = (place: number): number => valueAt(means, place, 0)
  const byRecords = perRecord === null ? null : at(perRecord) * addedRecords
  const factor =
    compute === null || !(existingRecords > 0)
      ? null
      : pow((existingRecords + addedRecords) / existingRecords, beta / at(compute.exponent))
  const computeFactor = factor !== null && factor < Number.MAX_VALUE ? factor : null
  const byCompute =
    compute === null || computeFactor === null ? null : at(compute.spend) * (computeFactor - 1)
  const known = [byRecords, byCompute].flatMap((cost) => (cost === null || !(cost < Infinity) ? [] : [cost]))
  const ceiling = known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b))
  return {
    ownRecords: addedRecords,
    ...{ byRecords, computeFactor, byCompute, ceiling },
    why: ceiling !== null ? null : whyNot(compute !== null, existingRecords),
  }
}

const whyNot = (hasCompute: boolean, existing: number): string => {
  if (hasCompute && !(existing > 0)) return 'With no records of its own no compute gives the same error.'
  if (hasCompute) return 'The compute that would give the same error is beyond any number.'
  return 'It cannot be computed: say what a record of one’s own costs (`otherwise.perRecord`), or what training costs now and how the error falls with it (`otherwise.compute`).'
}
