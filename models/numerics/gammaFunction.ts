import { exp, log, log1p } from './elementary.ts'
import { horner } from './polynomial.ts'

/**
 * The gamma function's family, for real arguments and with small relative errors far into the tails. Probabilities are
 * written as Poisson and binomial terms (C. Loader, Fast and accurate computation of binomial probabilities, 2000),
 * which never subtract large logarithms of factorials.
 */
const logRootTwoPi = 0.9189385332046728
const twoPi = 2 * Math.PI

/**
 * log Γ(x+1) − (x+½)·log x + x − log √(2π), x > 0: what Stirling's formula leaves. Series from 16 on, recurrence
 * below; absolute error about 1e-15.
 */
export const stirlingError = (x: number): number => {
  let left = 0
  let at = x
  for (; at < 16; at++) left += (at + 0.5) * log1p(1 / at) - 1
  return left + horner(stirlingSeries, 1 / (at * at)) / at
}
const stirlingSeries = [1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]

/** log Γ(x), x > 0; absolute error about 1e-15·(1 + |log Γ(x)|). */
export const logGamma = (x: number): number => (x - 0.5) * log(x) - x + logRootTwoPi + stirlingError(x)

/** x·log(x/m) + m − x ≥ 0, without cancellation where x is near m. */
export const deviance = (x: number, m: number): number => {
  const d = x - m
  if (Math.abs(d) >= 0.1 * (x + m)) return x * log(x / m) + m - x
  const v = d / (x + m)
  const square = v * v
  let sum = d * v
  let term = 2 * x * v
  for (let j = 3; ; j += 2) {
    term *= square
    const next = sum + term / j
    if (next === sum) return sum
    sum = next
  }
}

/** e^(−m)·m^x/Γ(x+1), the Poisson probability continued to real x ≥ 0, for m ≥ 0. */
export const poissonTerm = (x: number, m: number): number => {
  if (m === 0) return x === 0 ? 1 : 0
  if (x === 0) return exp(-m)
  return exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(twoPi * x)
}

/** A law on the half line or on [0, 1]: both tails accurate where they are small, and the density. */
export interface StandardLaw {
  lower(x: number): number
  upper(x: number): number
  density(x: number): number
}

/**
 * The standard gamma law of shape a > 0: `lower` is the regularised incomplete gamma P(a, x) = ∫₀ˣ t^(a−1)e^(−t)dt/Γ(a),
 * `upper` Q(a, x) = 1 − P(a, x), `density` x^(a−1)e^(−x)/Γ(a).
 */
export const gammaLaw = (a: number): StandardLaw => {
  const logConstant = -stirlingError(a) - 0.5 * log(twoPi * a)
  /** x^a·e^(−x)/Γ(a+1) */
  const term = (x: number): number => exp(logConstant - deviance(a, x))
  const below = (x: number): number => lowerSeries(a, x) * term(x)
  const above = (x: number): number => (x === Infinity ? 0 : upperFraction(a, x) * a * term(x))
  return {
    lower: (x) => (x > 0 ? (x < a + 1 ? below(x) : 1 - above(x)) : 0),
    upper: (x) => (x > 0 ? (x < a + 1 ? 1 - below(x) : above(x)) : 1),
    density: (x) => (x > 0 ? (a * term(x)) / x : 0),
  }
}

/** Σ xⁿ/((a+1)…(a+n)), Abramowitz & Stegun 6.5.29. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1
  let sum = 1
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n
    sum += term
  }
  return sum
}

/** The continued fraction A&S 6.5.31 in its even form, by Lentz's method. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100_000; n++) {
    const step = -n * (n - a)
    b += 2
    d = 1 / awayFromZero(step * d + b)
    c = awayFromZero(b + step / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return fraction
}

/** Lentz's method divides by what may vanish by chance. */
export const awayFromZero = (x: number): number => (Math.abs(x) < 1e-300 ? 1e-300 : x)
