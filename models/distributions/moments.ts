import { normalCdf, normalDensity } from '../numerics/normal.ts'
import { integrate } from '../numerics/quadrature.ts'

export interface Moments {
  readonly mean: number
  readonly sd: number
}

/**
 * Mean and standard deviation of value(Z) for Z standard normal, or for Z within `range`: Gauss–Legendre panels of a
 * quarter, deviations squared around the mean so that no digits cancel.
 */
export const momentsOfNormal = (
  value: (z: number) => number,
  range: readonly [number, number] = [-38, 38],
): Moments => {
  const limits = [Math.max(range[0], -38), Math.min(range[1], 38)] as const
  const panels = Math.ceil(4 * (limits[1] - limits[0]))
  const mass = integrate(normalDensity, limits, panels)
  const mean = integrate((z) => value(z) * normalDensity(z), limits, panels) / mass
  const squared = (z: number): number => (value(z) - mean) * (value(z) - mean) * normalDensity(z)
  return { mean, sd: Math.sqrt(integrate(squared, limits, panels) / mass) }
}

/** Mean and standard deviation from a quantile function, through p = Φ(z): flat where the quantile is steep. */
export const momentsOfQuantile = (quantile: (p: number) => number): Moments =>
  momentsOfNormal((z) => quantile(normalCdf(z)), [-8, 8])
