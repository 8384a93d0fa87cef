import { exp, log } from './elementary.ts'
import { awayFromZero, deviance, type StandardLaw, stirlingError } from './gammaFunction.ts'

/**
 * The beta law on [0, 1] with a and b > 0: `lower` is the regularised incomplete beta I_x(a, b), `upper` 1 − I_x(a, b),
 * `density` x^(a−1)·(1−x)^(b−1)/B(a, b).
 */
export const betaLaw = (a: number, b: number): StandardLaw => {
  const n = a + b
  const logConstant =
    stirlingError(n) - stirlingError(a) - stirlingError(b) + 0.5 * log((a * b) / (2 * Math.PI * n))
  /** x^a·y^b/B(a, b) for x + y = 1; y is asked for so that neither end loses digits. */
  const kernel = (x: number, y: number): number => exp(logConstant - deviance(a, n * x) - deviance(b, n * y))
  const below = (x: number): number => (kernel(x, 1 - x) * fraction(a, b, x)) / a
  const above = (x: number): number => (kernel(x, 1 - x) * fraction(b, a, 1 - x)) / b
  const centre = (a + 1) / (n + 2)
  return {
    lower: (x) => (x > 0 ? (x < 1 ? (x < centre ? below(x) : 1 - above(x)) : 1) : 0),
    upper: (x) => (x > 0 ? (x < 1 ? (x < centre ? 1 - below(x) : above(x)) : 0) : 1),
    density: (x) => (x > 0 && x < 1 ? kernel(x, 1 - x) / (x * (1 - x)) : 0),
  }
}

/** The continued fraction of I_x(a, b) (Abramowitz & Stegun 26.5.8) by Lentz's method; about √max(a, b) steps. */
const fraction = (a: number, b: number, x: number): number => {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    product *= d * c
    if (Math.abs(d * c - 1) < 3e-16) break
  }
  return product
}
