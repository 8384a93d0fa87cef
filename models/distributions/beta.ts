import { betaLaw } from '../numerics/betaFunction.ts'
import { exp, log } from '../numerics/elementary.ts'
import { logGamma, type StandardLaw } from '../numerics/gammaFunction.ts'
import { invertLower } from '../numerics/invert.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'

export interface BetaShape {
  readonly alpha: number
  readonly beta: number
  /** 0 if absent */
  readonly min?: number
  /** 1 if absent */
  readonly max?: number
}

/**
 * Beta with density ∝ (x−min)^(α−1)·(max−x)^(β−1). Mean min + width·α/(α+β), variance width²·αβ/((α+β)²(α+β+1)).
 * Quantiles by Newton on the incomplete beta function.
 */
export const beta = ({ alpha, beta, min = 0, max = 1 }: BetaShape): Distribution => {
  if (min === max) return constant(min)
  const width = max - min
  const law = betaLaw(alpha, beta)
  const total = alpha + beta
  return {
    kind: 'beta',
    key: `beta ${alpha} ${beta} ${min} ${max}`,
    support: [min, max],
    mean: min + (width * alpha) / total,
    sd: (width * Math.sqrt((alpha * beta) / (total + 1))) / total,
    discrete: false,
    cdf: (x) => law.lower((x - min) / width),
    quantile: betaQuantile({ alpha, beta, min, max }, law),
    direct: false,
    density: (x) => law.density((x - min) / width) / width,
  }
}

/** Each half from its own end, so that neither loses digits. */
const betaQuantile = (
  { alpha, beta, min, max }: Required<BetaShape>,
  law: StandardLaw,
): ((p: number) => number) => {
  const mirrored = betaLaw(beta, alpha)
  return (p) =>
    p <= 0.5
      ? min + (max - min) * fromEnd(law, [alpha, beta], p)
      : max - (max - min) * fromEnd(mirrored, [beta, alpha], 1 - p)
}

/** The x in [0, 1] with I_x(a, b) = p, started from the power law of the tail or the mean, whichever is less. */
export const fromEnd = (law: StandardLaw, [a, b]: readonly [number, number], p: number): number => {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  const power = exp((log(p) + log(a) + logBeta) / a)
  return invertLower(law, p, Math.min(power, a / (a + b)))
}
