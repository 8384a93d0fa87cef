import { failure, type Result, success } from '../units/result.ts'
import { curveResiduals, fitRaw } from './curveFit.ts'
import { curveSpread } from './curveSpread.ts'
import { type Curve, exponentBounds } from './powerCurve.ts'

export { type Curve, curveError, errorReduction } from './powerCurve.ts'

export interface CurveFit {
  readonly parameters: Curve
  /** Lower Cholesky factor of s²(JᵀJ)⁻¹ in the order e∞, α, β; 0 for points without scatter. */
  readonly scale: readonly [Curve, Curve, Curve]
  /** Points less three. */
  readonly degreesOfFreedom: number
  /** Fitted less observed error, point by point. */
  readonly residuals: readonly number[]
  /** False when the points do not determine all three: no decline, or an exponent at its bound. */
  readonly identified: boolean
  /** Least error observed: e∞ may not exceed it. */
  readonly leastError: number
}

export interface CurveFault {
  readonly expected: string
  readonly found: string
}

const fewest = 5

/**
 * Fits a learning curve to [records, error] by non-linear least squares on raw values (Levenberg–Marquardt), within
 * 0 ≤ e∞ ≤ least error, α ≥ 0, 0.01 ≤ β ≤ 3. Records > 0, errors ≥ 0. Refuses fewer than five points or three
 * different numbers of records: three parameters would follow the noise. (Domain page, section 4.)
 */
export const fitLearningCurve = (
  points: readonly (readonly [number, number])[],
): Result<CurveFit, CurveFault> => {
  const fault = faultOf(points)
  if (fault !== null) return failure(fault)
  const leastError = points.reduce((least, [, error]) => Math.min(least, error), Infinity)
  const parameters = fitRaw(points, leastError)
  const residuals = curveResiduals(points, parameters)
  const { scale, regular } = curveSpread(points, parameters)
  const identified = regular && declines(parameters)
  return success({
    parameters,
    scale,
    degreesOfFreedom: points.length - 3,
    residuals,
    identified,
    leastError,
  })
}

const declines = ([, alpha, beta]: Curve): boolean =>
  alpha > 0 && beta > exponentBounds[0] && beta < exponentBounds[1]

const faultOf = (points: readonly (readonly [number, number])[]): CurveFault | null => {
  if (points.length < fewest)
    return { expected: `at least ${fewest} points, or a curve is not fitted`, found: `${points.length}` }
  const wrong = points.find(([n, error]) => !(n > 0 && n < Infinity && error >= 0 && error < Infinity))
  if (wrong !== undefined)
    return { expected: 'points [records above 0, error of at least 0]', found: `[${wrong.join(', ')}]` }
  const sizes = new Set(points.map(([n]) => n)).size
  return sizes >= 3 ? null : { expected: 'at least 3 different numbers of records', found: `${sizes}` }
}

/**
 * One curve of the multivariate t around the fit: θ = fit + L·z·√(ν/χ²), clamped to the bounds of the fit; z three
 * standard normals, χ² of ν degrees of freedom.
 */
export const drawCurve = (fit: CurveFit, z: Curve, chiSquared: number): Curve => {
  const { parameters, scale, leastError } = fit
  const stretch = Math.sqrt(fit.degreesOfFreedom / chiSquared)
  const move = (row: Curve): number => stretch * (row[0] * z[0] + row[1] * z[1] + row[2] * z[2])
  return [
    Math.min(leastError, Math.max(0, parameters[0] + move(scale[0]))),
    Math.max(0, parameters[1] + move(scale[1])),
    Math.min(exponentBounds[1], Math.max(exponentBounds[0], parameters[2] + move(scale[2]))),
  ]
}
