import { normalCdf, normalDensity, normalQuantile } from '../numerics/normal.ts'
import { integrate } from '../numerics/quadrature.ts'
import type { Distribution } from './distribution.ts'

/**
 * E[min(share·X, limit)]: what is expected of a loss after a share and a cap per event (limited expected value:
 * Klugman, Panjer, Willmot, Loss Models, section 3.1). Closed form where the family has one, of a mixture part by part,
 * else by quadrature over quantiles. Same unit as X; `share` ≥ 0, `limit` may be infinite.
 */
export const limitedExpectedValue = (of: Distribution, share: number, limit: number): number => {
  if (share === 0) return Math.min(0, limit)
  if (limit === Infinity || limit >= share * of.support[1]) return share * of.mean
  const own = limit / share
  if (own <= of.support[0]) return limit
  return share * (of.limitedMean?.(own) ?? limitedByParts(of, own) ?? limitedByQuadrature(of, own))
}

/** Σ w·E[min(Xⱼ, l)]: a mean is linear in the weights. */
const limitedByParts = ({ parts }: Distribution, limit: number): number | undefined =>
  parts?.reduce(
    (sum, { weight, distribution }) => sum + weight * limitedExpectedValue(distribution, 1, limit),
    0,
  )

/** ∫₀^F(l) Q(p)dp + l·(1 − F(l)), over p = Φ(z). */
const limitedByQuadrature = (of: Distribution, limit: number): number => {
  const below = of.cdf(limit)
  const end = Math.min(8, normalQuantile(below))
  const integrand = (z: number): number => of.quantile(normalCdf(z)) * normalDensity(z)
  const inside = end > -8 ? integrate(integrand, [-8, end], Math.ceil(4 * (end + 8))) : 0
  return inside + limit * (1 - below)
}
