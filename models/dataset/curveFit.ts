import { exp, log, pow } from '../numerics/elementary.ts'
import { leastSquares } from '../numerics/leastSquares.ts'
import { type Curve, curveError, exponentBounds } from './powerCurve.ts'

type Points = readonly (readonly [number, number])[]

/**
 * The fit itself. Records are divided by their geometric mean m, so that α′ = α·m^(−β) is the drop at the middle of
 * the data, and errors by the greatest: no parameter is millions of times another. The start is the best of 121 exponents, each with the best
 * e∞ and α′, which then enter linearly. e∞ stays between `floor` and the least error.
 */
export const fitRaw = (points: Points, leastError: number, floor = 0): Curve => {
  const { scaled, unit, middle } = scaledPoints(points)
  const range = [floor / unit, leastError / unit] as const
  const [eInf, drop, beta] = polish(scaled, bestStart(scaled, range), range)
  return [Math.min(leastError, eInf * unit), drop * unit * pow(middle, beta), beta]
}

/** The fit from the curve of points that differ little: the nearest minimum, without a search for a start. */
export const refitRaw = (points: Points, leastError: number, from: Curve): Curve => {
  const { scaled, unit, middle } = scaledPoints(points)
  const range = [0, leastError / unit] as const
  const start: Curve = [Math.min(range[1], from[0] / unit), from[1] / unit / pow(middle, from[2]), from[2]]
  const [eInf, drop, beta] = polish(scaled, start, range)
  return [Math.min(leastError, eInf * unit), drop * unit * pow(middle, beta), beta]
}

/** Least and greatest e∞. */
type Range = readonly [floor: number, least: number]

const scaledPoints = (points: Points) => {
  const middle = middleOf(points)
  const unit = points.reduce((most, [, error]) => Math.max(most, error), 0) || 1
  return { middle, unit, scaled: points.map(([n, error]) => [n / middle, error / unit] as const) }
}

/** Geometric mean of the numbers of records. */
export const middleOf = (points: Points): number =>
  exp(points.reduce((sum, [n]) => sum + log(n), 0) / points.length)

export const curveResiduals = (points: Points, curve: Curve): number[] =>
  points.map(([n, error]) => curveError(curve, n) - error)

/** ∂e/∂(e∞, α, β) at each point: 1, n^(−β), −α·n^(−β)·ln n. */
export const curveJacobian = (points: Points, [, alpha, beta]: Curve): number[][] =>
  points.map(([n]) => {
    const decline = pow(n, -beta)
    return [1, decline, -alpha * decline * log(n)]
  })

const polish = (points: Points, start: Curve, range: Range): Curve => {
  const { parameters } = leastSquares({
    residuals: (curve) => curveResiduals(points, asCurve(curve)),
    jacobian: (curve) => curveJacobian(points, asCurve(curve)),
    start,
    bounds: [range, [0, Infinity], exponentBounds],
  })
  return asCurve(parameters)
}

const asCurve = ([eInf, alpha, beta]: readonly number[]): Curve => [eInf!, alpha!, beta!]

const starts = 121

const bestStart = (points: Points, range: Range): Curve => {
  const [least, most] = exponentBounds
  let best: Curve = [range[1], 0, 1]
  let bestSum = squaredError(points, best)
  for (let i = 0; i < starts; i++) {
    const beta = least * pow(most / least, i / (starts - 1))
    for (const candidate of linearFits(points, beta, range)) {
      const sum = squaredError(points, candidate)
      if (sum < bestSum) [best, bestSum] = [candidate, sum]
    }
  }
  return best
}

/** The best e∞ and α for a given β: inside the bounds of e∞, or at either of them. */
const linearFits = (points: Points, beta: number, [floor, leastError]: Range): readonly Curve[] => {
  const declines = points.map(([n]) => pow(n, -beta))
  const mean = declines.reduce((sum, x) => sum + x, 0) / points.length
  const meanError = points.reduce((sum, [, error]) => sum + error, 0) / points.length
  const spread = declines.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)
  const joint = declines.reduce((sum, x, i) => sum + (x - mean) * (points[i]![1] - meanError), 0)
  const free = joint / spread
  const held = (eInf: number): Curve => {
    const top = declines.reduce((sum, x, i) => sum + x * (points[i]![1] - eInf), 0)
    return [eInf, Math.max(0, top / declines.reduce((sum, x) => sum + x * x, 0)), beta]
  }
  const eInf = meanError - free * mean
  const inside = spread > 0 && free >= 0 && eInf >= floor && eInf <= leastError
  return [held(floor), held(leastError), ...(inside ? [[eInf, free, beta] as const] : [])]
}

export const squaredError = (points: Points, curve: Curve): number =>
  curveResiduals(points, curve).reduce((sum, residual) => sum + residual * residual, 0)
