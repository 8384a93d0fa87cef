import { log } from '../numerics/elementary.ts'
import { logistic } from '../numerics/logistic.ts'
import { rootBetween } from '../numerics/roots.ts'
import { metalogLink } from './metalogLink.ts'

export interface MetalogShape {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly lower?: number
  readonly upper?: number
}

/** Coefficients of M(u) = a₁ + a₂u + a₃(y − ½)u, y = 1/(1+e^(−u)) the probability. */
export type Coefficients = readonly [number, number, number]

/** 1/max of (y−½) + y(1−y)·ln(y/(1−y)): beyond this |a₃|/a₂ the quantile would fall somewhere. */
const steepest = 1.6671131192019295

/**
 * The coefficients through the three percentiles (bounds already taken off by a logarithm or log-odds), or `null` when
 * no three-term metalog has them: the median lies too near one end.
 * T. W. Keelin, The Metalog Distributions, Decision Analysis 13 (2016) 243–277, Proposition 3 and eq. 16.
 */
export const metalogCoefficients = (shape: MetalogShape): Coefficients | null => {
  const { inverse } = metalogLink(shape)
  const [low, middle, high] = [inverse(shape.p10), inverse(shape.p50), inverse(shape.p90)]
  const logOdds = log(9)
  const a2 = (high - low) / (2 * logOdds)
  const a3 = (high - 2 * middle + low) / (0.8 * logOdds)
  return a2 > 0 && Math.abs(a3) < steepest * a2 ? [middle, a2, a3] : null
}

/** M(u). */
export const bend = ([a1, a2, a3]: Coefficients, u: number): number =>
  a1 + (a2 + a3 * (logistic(u) - 0.5)) * u

/** The u with M(u) = m: M rises, and its slope lies between those of its two ends. */
export const solve = (coefficients: Coefficients, m: number): number => {
  const [a1, a2, a3] = coefficients
  const steps = [(m - a1) / (a2 - 0.5 * Math.abs(a3)), (m - a1) / (a2 + 0.5 * Math.abs(a3))]
  const reach = Math.max(Math.abs(steps[0]!), Math.abs(steps[1]!))
  return rootBetween((u) => bend(coefficients, u) - m, [-reach, reach]) ?? (m < a1 ? -reach : reach)
}
