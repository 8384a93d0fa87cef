import { exp } from '../numerics/elementary.ts'
import { logistic } from '../numerics/logistic.ts'
import { integrate } from '../numerics/quadrature.ts'
import { bend, type Coefficients } from './metalogCurve.ts'
import type { MetalogLink } from './metalogLink.ts'
import { laterSd, type Moments } from './moments.ts'

/** Beyond these log-odds the probability is 1 to the last bit, and M a straight line. */
const reach = 40

/**
 * Mean and standard deviation of a metalog. The integral over p is taken over u = ln(p/(1−p)), dp = p(1−p)du; where an
 * end is open and exponential, what lies beyond |u| = 40 is added in closed form, or the moment is infinite.
 */
export const metalogMoments = (coefficients: Coefficients, link: MetalogLink): Moments => {
  const [, a2, a3] = coefficients
  const [low, high] = link.support
  const upwards = low > -Infinity && high === Infinity
  const downwards = low === -Infinity && high < Infinity
  if (upwards) return exponentialMoments([coefficients, a2 + 0.5 * a3], low, 1)
  if (downwards) return exponentialMoments([mirrored(coefficients), a2 - 0.5 * a3], high, -1)
  const mean = average((u) => link.of(bend(coefficients, u)))
  return laterSd(mean, () => Math.sqrt(average((u) => square(link.of(bend(coefficients, u)) - mean))))
}

/** M(−u) = −(−a₁ + a₂u − a₃(y−½)u): upper − e^(−M) is the mirror image of upper + e^M′. */
const mirrored = ([a1, a2, a3]: Coefficients): Coefficients => [-a1, a2, -a3]

/** bound ± Y, Y = e^M; E[Y^k] exists while k times the slope of M at its end is below 1. */
const exponentialMoments = (
  [coefficients, slope]: readonly [Coefficients, number],
  bound: number,
  sign: 1 | -1,
): Moments => {
  if (slope >= 1) return { mean: sign * Infinity, sd: Infinity }
  const first = exponentialMoment(coefficients, slope, 1)
  if (slope >= 0.5) return { mean: bound + sign * first, sd: Infinity }
  return laterSd(bound + sign * first, () =>
    Math.sqrt(Math.max(0, exponentialMoment(coefficients, slope, 2) - first * first)),
  )
}

const exponentialMoment = (coefficients: Coefficients, slope: number, power: 1 | 2): number =>
  average((u) => exp(power * bend(coefficients, u))) +
  exp(power * bend(coefficients, reach) - reach) / (1 - power * slope)

/** ∫ f(u)·p(1−p) du over |u| ≤ 40. */
const average = (f: (u: number) => number): number =>
  integrate((u) => f(u) * logistic(u) * logistic(-u), [-reach, reach], 160)

const square = (x: number): number => x * x
