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
  const mass = massOf(limits, panels)
  const mean = integrate((z) => value(z) * normalDensity(z), limits, panels) / mass
  const squared = (z: number): number => (value(z) - mean) * (value(z) - mean) * normalDensity(z)
  return laterSd(mean, () => Math.sqrt(integrate(squared, limits, panels) / mass))
}

/** Moments whose deviation is worked out when it is first asked for: few draws need it, and it takes as long as the mean. */
export const laterSd = (mean: number, deviation: () => number): Moments => {
  let known: number | undefined
  return {
    mean,
    get sd() {
      known ??= deviation()
      return known
    },
  }
}

const masses = new Map<string, number>()

/** The integral of the density between the limits, which are nearly always the same. */
const massOf = (limits: readonly [number, number], panels: number): number => {
  const key = limits.join()
  const mass = masses.get(key) ?? integrate(normalDensity, limits, panels)
  if (masses.size < 64) masses.set(key, mass)
  return mass
}

/** Mean and standard deviation from a quantile function, through p = Φ(z): flat where the quantile is steep. */
export const momentsOfQuantile = (quantile: (p: number) => number): Moments =>
  momentsOfNormal((z) => quantile(normalCdf(z)), [-8, 8])
