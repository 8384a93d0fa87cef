import { log } from '../numerics/elementary.ts'
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

/** A fit to points of a curve that is meant to fall: where the error rises with size it is refused, in words. */
export const fitMeasured = (points: readonly (readonly [number, number])[]): Result<CurveFit, CurveFault> => {
  const fitted = fitLearningCurve(points)
  const fault = fitted.ok ? risingFault(points) : null
  return fault === null ? fitted : failure(fault)
}

/** Errors whose slope over ln(records) is above 0 by more than two of its standard errors. */
const risingFault = (points: readonly (readonly [number, number])[]): CurveFault | null => {
  const sizes = points.map(([n]) => log(n))
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length
  const [middle, level] = [mean(sizes), mean(points.map(([, error]) => error))]
  const spread = sizes.reduce((sum, x) => sum + (x - middle) * (x - middle), 0)
  const slope = points.reduce((sum, [, error], i) => sum + (sizes[i]! - middle) * (error - level), 0) / spread
  const left = points.map(([, error], i) => error - level - slope * (sizes[i]! - middle))
  const variance = left.reduce((sum, r) => sum + r * r, 0) / (points.length - 2)
  if (!(slope > 2 * Math.sqrt(variance / spread)) || !(slope > 1e-12 * level)) return null
  const sorted = [...points].sort((a, b) => a[0] - b[0])
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  return {
    expected:
      'an error that falls as records are added; of a metric that rises, such as accuracy, give 1 − metric',
    found: `an error that rises with size: ${first[1]} at ${first[0]} records, ${last[1]} at ${last[0]}`,
  }
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
export const drawCurve = (fit: CurveFit, [a, b, c]: Curve, chiSquared: number): Curve => [
  curveParameter(fit, 0)(a, b, c, chiSquared),
  curveParameter(fit, 1)(a, b, c, chiSquared),
  curveParameter(fit, 2)(a, b, c, chiSquared),
]

/** The same for one parameter alone, trial after trial. */
export const curveParameter = (
  { parameters, scale, leastError, degreesOfFreedom }: CurveFit,
  parameter: 0 | 1 | 2,
): ((a: number, b: number, c: number, chiSquared: number) => number) => {
  const middle = parameters[parameter]
  const [byA, byB, byC] = scale[parameter]
  const bounds: readonly [Bounds, Bounds, Bounds] = [[0, leastError], [0, Infinity], exponentBounds]
  const [least, most] = bounds[parameter]
  return (a, b, c, chiSquared) => {
    const stretch = Math.sqrt(degreesOfFreedom / chiSquared)
    return Math.min(most, Math.max(least, middle + stretch * (byA * a + byB * b + byC * c)))
  }
}

type Bounds = readonly [least: number, most: number]
