import { logistic, logit } from '../numerics/logistic.ts'
import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'
import { bend, type MetalogShape, metalogCoefficients, solve } from './metalogCurve.ts'
import { metalogLink } from './metalogLink.ts'
import { metalogMoments } from './metalogMoments.ts'

/**
 * Three-term metalog through its 10th, 50th and 90th percentile: quantile(p) = link(M(ln(p/(1−p)))), the link being
 * the identity, lower + e^M, upper − e^(−M), or lower + (upper−lower)/(1+e^(−M)). Heavy log metalogs have no mean:
 * it is given as infinite. Refused by `metalogCoefficients` when infeasible.
 */
export const metalog = (shape: MetalogShape): Distribution | null => {
  if (shape.p10 === shape.p50 && shape.p50 === shape.p90) return constant(shape.p50)
  const coefficients = metalogCoefficients(shape)
  if (coefficients === null) return null
  const link = metalogLink(shape)
  const [low, high] = link.support
  const at = (u: number): number => link.of(bend(coefficients, u))
  const moments = metalogMoments(coefficients, link)
  return {
    kind: 'metalog',
    key: `metalog ${coefficients.join(' ')} ${link.support.join(' ')}`,
    support: link.support,
    mean: moments.mean,
    get sd() {
      return moments.sd
    },
    discrete: false,
    cdf: (x) => (x > low ? (x < high ? logistic(solve(coefficients, link.inverse(x))) : 1) : 0),
    quantile: (p) => at(logit(p)),
    direct: false,
  }
}
