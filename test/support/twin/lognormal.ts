import { exp, log } from '../../../models/numerics/elementary.ts'

/** e^(−t²)'s integral by its series where it converges fast, by a continued fraction in the tail. */
const erfc = (x: number): number => {
  if (x < 0) return 2 - erfc(-x)
  if (x < 2.5) {
    // erf x = 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)), Abramowitz & Stegun 7.1.6
    let [term, total] = [x, x]
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(total); n++) {
      term *= (2 * x * x) / (2 * n + 1)
      total += term
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * exp(-x * x) * total
  }
  // Abramowitz & Stegun 7.1.14, from the bottom up
  let fraction = x
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction
  return exp(-x * x) / Math.sqrt(Math.PI) / fraction
}

/** Φ(x). */
export const normalCdf = (x: number): number => erfc(-x / Math.SQRT2) / 2

/** E[min(X, limit)] of X = mean · e^(sd·z − sd²/2), given the logarithm of the mean. */
export const limitedLognormalMean = (logMean: number, sd: number, limit: number): number => {
  const mean = exp(logMean)
  if (sd === 0 || limit <= 0) return Math.min(mean, limit)
  const d2 = (logMean - (sd * sd) / 2 - log(limit)) / sd
  return mean * normalCdf(-d2 - sd) + limit * normalCdf(d2)
}
