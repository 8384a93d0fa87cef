import { cholesky, type Matrix } from '../numerics/cholesky.ts'
import { log, pow } from '../numerics/elementary.ts'
import { solveDefinite } from '../numerics/leastSquares.ts'
import { curveJacobian, curveResiduals, middleOf } from './curveFit.ts'
import type { Curve } from './powerCurve.ts'

type Points = readonly (readonly [number, number])[]

export interface CurveSpread {
  /** Lower Cholesky factor of s²(JᵀJ)⁻¹, rows e∞, α, β. */
  readonly scale: readonly [Curve, Curve, Curve]
  /** JᵀJ can be inverted: the points determine all three parameters. */
  readonly regular: boolean
}

/**
 * The uncertainty of a fit. JᵀJ is inverted with records divided by their geometric mean m and errors by the greatest,
 * where it is well conditioned, and carried over: α = α′·m^β gives dα = m^β·dα′ + α·ln m·dβ. A parameter the points say nothing about
 * (β of a flat curve) gets no spread.
 */
export const curveSpread = (points: Points, curve: Curve): CurveSpread => {
  const { scaled, centred, unit, middle } = centre(points, curve)
  const variance = residualVariance(scaled, centred)
  const { count, inverse } = largestInverse(curveJacobian(scaled, centred))
  const regular = count === 3
  if (inverse === null || variance === 0) return { scale: [none, none, none], regular }
  const stretch = pow(middle, curve[2])
  const carry = [
    [1, 0, 0],
    [0, stretch, (curve[1] / unit) * log(middle)],
    [0, 0, 1],
  ]
  const s = Math.sqrt(variance)
  return {
    scale: factorOf(product(product(carry, inverse), transpose(carry)), [unit * s, unit * s, s]),
    regular,
  }
}

const centre = (points: Points, [eInf, alpha, beta]: Curve) => {
  const unit = points.reduce((most, [, error]) => Math.max(most, error), 0) || 1
  const middle = middleOf(points)
  const scaled = points.map(([n, error]) => [n / middle, error / unit] as const)
  const centred: Curve = [eInf / unit, alpha / unit / pow(middle, beta), beta]
  return { scaled, centred, unit, middle }
}

const none: Curve = [0, 0, 0]

const residualVariance = (points: Points, curve: Curve): number => {
  const residuals = curveResiduals(points, curve)
  const exact = residuals.every((r, i) => Math.abs(r) <= rounding * points[i]![1])
  return exact ? 0 : residuals.reduce((sum, r) => sum + r * r, 0) / (points.length - 3)
}

/** Residuals this small beside the error are those of arithmetic, not of the data. */
const rounding = 1e-14

/** The inverse for as many parameters as the points determine. */
const largestInverse = (jacobian: Matrix): { count: number; inverse: Matrix | null } => {
  for (const count of [3, 2, 1]) {
    const inverse = inverseOf(jacobian, count)
    if (inverse !== null) return { count, inverse }
  }
  return { count: 0, inverse: null }
}

/** (JᵀJ)⁻¹ of the first `count` parameters, 0 for the others; `null` when singular. */
const inverseOf = (jacobian: Matrix, count: number): number[][] | null => {
  const columns = transpose(jacobian).slice(0, count)
  const information = product(columns, transpose(columns))
  const rows = [0, 1, 2].map((i) =>
    i < count
      ? solveDefinite(
          information,
          information.map((_, j) => (i === j ? 1 : 0)),
        )
      : [],
  )
  if (rows.includes(null)) return null
  return rows.map((row) => [0, 1, 2].map((j) => row![j] ?? 0))
}

/** L with L·Lᵀ the matrix, rows multiplied; through correlations, so that parameters of any size keep their digits. */
const factorOf = (matrix: Matrix, multipliers: Curve): readonly [Curve, Curve, Curve] => {
  const sizes = matrix.map((row, i) => Math.sqrt(Math.max(0, row[i]!)))
  const safe = sizes.map((size) => (size > 0 ? size : 1))
  const correlations = matrix.map((row, i) => row.map((entry, j) => entry / (safe[i]! * safe[j]!)))
  const lower =
    cholesky(correlations) ?? correlations.map((row, i) => row.map((entry, j) => (i === j ? entry : 0)))
  const scaled = (i: number): Curve => {
    const unit = sizes[i]! * multipliers[i]!
    return [unit * lower[i]![0]!, unit * lower[i]![1]!, unit * lower[i]![2]!]
  }
  return [scaled(0), scaled(1), scaled(2)]
}

const transpose = (matrix: Matrix): number[][] => matrix[0]!.map((_, j) => matrix.map((row) => row[j]!))

const product = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, entry, k) => sum + entry * b[k]![j]!, 0)))
