import { exp, log } from '../numerics/elementary.ts'
import { curveJacobian } from './curveFit.ts'
import type { CurveFit } from './learningCurve.ts'
import { curveError } from './powerCurve.ts'

/** A fitted curve with its 95 % band, as rows by number of records. */
export interface CurveBand {
  readonly records: readonly number[]
  readonly fit: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

const steps = 40

/**
 * e(n) ± t·√(gᵀ·C·g) at numbers of records evenly spaced in ln n; g the slopes of e by the parameters, C = L·Lᵀ their
 * covariance, t the 97.5 % quantile of Student's law (D. Bates, D. Watts, Nonlinear Regression Analysis, section 2.3.2).
 * Not below 0.
 */
export const curveBand = (
  fit: CurveFit,
  { from, to, t }: { readonly from: number; readonly to: number; readonly t: number },
): CurveBand => {
  const records = Array.from({ length: steps + 1 }, (_, i) =>
    i === 0 ? from : i === steps ? to : from * exp((log(to / from) * i) / steps),
  )
  const middle = records.map((n) => curveError(fit.parameters, n))
  const slopes = curveJacobian(
    records.map((n) => [n, 0] as const),
    fit.parameters,
  )
  const half = slopes.map((row) => {
    const parts = [0, 1, 2].map((k) => row.reduce((sum, slope, j) => sum + slope * fit.scale[j]![k]!, 0))
    return t * Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0))
  })
  return {
    records,
    fit: middle,
    low: middle.map((error, i) => Math.max(0, error - half[i]!)),
    high: middle.map((error, i) => error + half[i]!),
  }
}
