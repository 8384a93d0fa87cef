import { pathHash } from '../sampling/pathHash.ts'
import { threefryColumn } from '../sampling/threefry.ts'
import { refitRaw } from './curveFit.ts'
import type { CurveFit } from './learningCurve.ts'
import { type Curve, curveError } from './powerCurve.ts'

type Points = readonly (readonly [number, number])[]

export interface Percentiles {
  readonly q05: number
  readonly q50: number
  readonly q95: number
}

export interface CurveBootstrap {
  readonly samples: number
  readonly seed: number
  readonly eInf: Percentiles
  readonly alpha: Percentiles
  readonly beta: Percentiles
}

/** Fewer points than this repeat each other too often. */
export const fewestForBootstrap = 8

/**
 * Residual bootstrap: the fitted curve plus residuals drawn with replacement, centred and widened by √(n/(n − 3)) for the
 * parameters that were fitted, fitted again from the fit. Deterministic: the same points and seed, the same figures.
 * B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), section 9.4.
 */
export const bootstrapCurve = (points: Points, fit: CurveFit, seed: number): CurveBootstrap | null => {
  const n = points.length
  if (n < fewestForBootstrap) return null
  const samples = Math.max(199, Math.min(999, Math.floor(200_000 / n)))
  const residuals = widened(fit.residuals)
  const words = new Uint32Array(n)
  const [first, second] = pathHash('utility.bootstrap')
  const curves = Array.from({ length: samples }, (_, b): Curve => {
    threefryColumn([first ^ seed, second], b * n, words, n)
    const again = points.map(([size], i) => {
      const residual = residuals[Math.floor((words[i]! * n) / 4294967296)]!
      return [size, Math.max(0, curveError(fit.parameters, size) + residual)] as const
    })
    const least = again.reduce((lowest, [, error]) => Math.min(lowest, error), Infinity)
    return refitRaw(again, least, fit.parameters)
  })
  const of = (parameter: 0 | 1 | 2): Percentiles => percentiles(curves.map((curve) => curve[parameter]))
  return { samples, seed, eInf: of(0), alpha: of(1), beta: of(2) }
}

const widened = (residuals: readonly number[]): readonly number[] => {
  const n = residuals.length
  const mean = residuals.reduce((sum, r) => sum + r, 0) / n
  const factor = Math.sqrt(n / (n - 3))
  return residuals.map((r) => factor * (r - mean))
}

/** Quantiles of type 7. */
const percentiles = (values: readonly number[]): Percentiles => {
  const sorted = Float64Array.from(values).sort()
  const at = (p: number): number => {
    const place = p * (sorted.length - 1)
    const below = Math.floor(place)
    const low = sorted[below]!
    return low + (place - below) * ((sorted[below + 1] ?? low) - low)
  }
  return { q05: at(0.05), q50: at(0.5), q95: at(0.95) }
}
