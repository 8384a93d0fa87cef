import { studentT } from '../distributions/studentT.ts'
import { betaLaw } from '../numerics/betaFunction.ts'
import { failure, type Result, success } from '../units/result.ts'
import { type CurveBand, curveBand } from './curveBand.ts'
import { bootstrapCurve, type CurveBootstrap } from './curveBootstrap.ts'
import { type FloorProfile, profileOfFloor } from './curveProfile.ts'
import { type CurveFault, type CurveFit, fitMeasured } from './learningCurve.ts'

/** Records, error, and the seed of the training where several were measured. */
export type Measured = readonly [records: number, error: number, seed?: number | undefined]

/** A fitted parameter with its 95 % interval; kept within the bounds of the fit. */
export interface Parameter {
  readonly value: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

/** What measured points say of a learning curve, and how surely. */
export interface CurveEvidence {
  readonly eInf: Parameter
  readonly alpha: Parameter
  readonly beta: Parameter
  /** of e∞, α, β in this order: s²(JᵀJ)⁻¹ */
  readonly covariance: readonly (readonly number[])[]
  readonly degreesOfFreedom: number
  /** √(Σ residual²/(points − 3)) */
  readonly residualSd: number
  /** 1 − Σ residual²/Σ(error − mean)²; null where every error is the same */
  readonly rSquared: number | null
  readonly points: readonly {
    readonly records: number
    readonly error: number
    readonly seed: number | null
    readonly fitted: number
    /** fitted less measured */
    readonly residual: number
  }[]
  readonly repeats: Repeats | null
  readonly floor: FloorProfile & { readonly identified: boolean; readonly why: string }
  readonly bootstrap: CurveBootstrap | null
  readonly band: CurveBand
}

/** What several measurements at one size show: their own scatter, and whether the curve misses more than that. */
export interface Repeats {
  /** √(Σ(error − mean at its size)²/(points − sizes)) */
  readonly pureSd: number
  /** F of lack of fit on (sizes − 3, points − sizes) degrees of freedom; null with three sizes or no scatter */
  readonly lackOfFit: { readonly f: number; readonly p: number } | null
}

interface Asked {
  /** of the bootstrap */
  readonly seed: number
  /** the band reaches at least this many records */
  readonly reach?: number
}

/**
 * Fits e(n) = e∞ + α·n^(−β) to measured points and says how well it is known. Refuses what `fitMeasured` refuses.
 * e∞ counts as identified when 0 lies outside its 95 % profile interval and the points determine all three parameters.
 */
export const evidenceOf = (
  measured: readonly Measured[],
  { seed, reach = 0 }: Asked,
): Result<CurveEvidence, CurveFault> => {
  const points = measured.map(([records, error]) => [records, error] as const)
  const fitted = fitMeasured(points)
  if (!fitted.ok) return failure(...fitted.faults)
  const fit = fitted.value
  const t = studentT(fit.degreesOfFreedom).quantile(0.975)
  const [eInf, alpha, beta] = parametersOf(fit, t)
  const sizes = points.map(([n]) => n)
  const largest = sizes.reduce((most, n) => Math.max(most, n), 0)
  const from = sizes.reduce((least, n) => Math.min(least, n), Infinity)
  const floor = profileOfFloor(points, fit)
  return success({
    ...{ eInf, alpha, beta },
    covariance: covarianceOf(fit),
    degreesOfFreedom: fit.degreesOfFreedom,
    ...spreadOf(points, fit),
    points: measured.map(([records, error, own], i) => {
      const residual = fit.residuals[i]!
      return { records, error, seed: own ?? null, fitted: error + residual, residual }
    }),
    repeats: repeatsOf(points, fit),
    floor: { ...floor, ...identification(fit, floor) },
    bootstrap: bootstrapCurve(points, fit, seed),
    band: curveBand(fit, { from, to: Math.max(2 * largest, reach), t }),
  })
}

const parametersOf = (fit: CurveFit, t: number): readonly [Parameter, Parameter, Parameter] => {
  const of = (j: 0 | 1 | 2, [least, most]: readonly [number, number]): Parameter => {
    const value = fit.parameters[j]
    const standardError = Math.sqrt(fit.scale[j].reduce((sum, entry) => sum + entry * entry, 0))
    const [low, high] = [value - t * standardError, value + t * standardError]
    return { value, standardError, low: Math.max(least, low), high: Math.min(most, high) }
  }
  return [of(0, [0, fit.leastError]), of(1, [0, Number.MAX_VALUE]), of(2, [0.01, 3])]
}

const covarianceOf = ({ scale }: CurveFit): number[][] =>
  scale.map((row) => scale.map((other) => row.reduce((sum, entry, k) => sum + entry * other[k]!, 0)))

type Points = readonly (readonly [number, number])[]

const squares = (values: readonly number[]): number => values.reduce((sum, x) => sum + x * x, 0)
const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

const spreadOf = (points: Points, { residuals, degreesOfFreedom }: CurveFit) => {
  const errors = points.map(([, error]) => error)
  const mean = meanOf(errors)
  const total = squares(errors.map((error) => error - mean))
  const left = squares(residuals)
  return {
    residualSd: Math.sqrt(left / degreesOfFreedom),
    rSquared: errors.some((error) => error !== errors[0]) ? 1 - left / total : null,
  }
}

const repeatsOf = (points: Points, { residuals }: CurveFit): Repeats | null => {
  const bySize = new Map<number, number[]>()
  for (const [n, error] of points) bySize.set(n, [...(bySize.get(n) ?? []), error])
  const groups = [...bySize.values()]
  const free = points.length - groups.length
  if (free === 0) return null
  const pure = groups.reduce((sum, own) => sum + squares(own.map((error) => error - meanOf(own))), 0)
  const lack = Math.max(0, squares(residuals) - pure)
  const [m, d] = [groups.length - 3, free]
  const f = lack / m / (pure / d)
  const lackOfFit =
    m > 0 && pure > 0 ? { f, p: betaLaw(0.5 * m, 0.5 * d).upper((m * f) / (m * f + d)) } : null
  return { pureSd: Math.sqrt(pure / free), lackOfFit }
}

const identification = (
  fit: CurveFit,
  { low, p }: FloorProfile,
): { readonly identified: boolean; readonly why: string } => {
  if (!fit.identified)
    return { identified: false, why: 'The points show no decline that determines all three parameters.' }
  if (p === null) return { identified: true, why: 'The points lie on one curve without scatter.' }
  if (!(low > 0))
    return {
      identified: false,
      why: 'A curve that goes on falling to 0 is possible at 95 %: measure at more or larger sizes.',
    }
  return { identified: true, why: 'A curve that goes on falling to 0 is ruled out at 95 %.' }
}
