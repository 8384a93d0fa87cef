import { normalQuantile } from '../numerics/normal.ts'
import { atomsOf, massOf, stepDistribution } from './atoms.ts'
import { constant } from './constant.ts'
import type { Distribution, Part } from './distribution.ts'
import { mixture } from './mixture.ts'
import { type Moments, momentsOfNormal, momentsOfQuantile } from './moments.ts'

/**
 * `of`, given that it lies in [min, max]: quantile(p) = of.quantile(F(min) + p·(F(max) − F(min))). Moments by
 * quadrature. The caller has checked that the range keeps some probability (`massBetween`).
 */
export const truncated = (of: Distribution, min: number, max: number): Distribution => {
  if (min <= of.support[0] && max >= of.support[1]) return of
  if (min === max) return constant(min)
  if (of.atoms !== undefined) return truncatedAtoms(of, min, max)
  if (of.parts !== undefined) return truncatedParts(of.parts, min, max)
  const before = of.cdf(min)
  const mass = of.cdf(max) - before
  const support = [Math.max(min, of.support[0]), Math.min(max, of.support[1])] as const
  const inside = (x: number): number => Math.min(support[1], Math.max(support[0], x))
  const quantile = (p: number): number => inside(of.quantile(Math.min(lastBelowOne, before + p * mass)))
  return {
    kind: 'truncated',
    support,
    ...momentsOnce({ of, range: [before, before + mass], support, quantile }),
    discrete: false,
    cdf: (x) => (x <= support[0] ? 0 : x >= support[1] ? 1 : Math.min(1, (of.cdf(x) - before) / mass)),
    quantile,
    direct: of.direct,
  }
}

/** The greatest p below 1: an open end is never reached by rounding. */
const lastBelowOne = 1 - Number.EPSILON / 2

/** P(min ≤ X ≤ max). */
export const massBetween = (of: Distribution, min: number, max: number): number => {
  const { atoms, parts } = of
  if (parts !== undefined)
    return parts.reduce(
      (sum, { weight, distribution }) => sum + weight * massBetween(distribution, min, max),
      0,
    )
  if (atoms === undefined) return of.cdf(max) - of.cdf(min)
  return atoms.values.reduce(
    (sum, value, i) => sum + (value >= min && value <= max ? massOf(atoms, i) : 0),
    0,
  )
}

const truncatedAtoms = (of: Distribution, min: number, max: number): Distribution => {
  const atoms = of.atoms!
  const weights = atoms.values.map((value, i) => (value >= min && value <= max ? massOf(atoms, i) : 0))
  return stepDistribution(atomsOf(atoms.values, weights), { kind: 'truncated' })
}

/** A cut mixture is the mixture of its cut parts, each with what it keeps of its weight. */
const truncatedParts = (parts: readonly Part[], min: number, max: number): Distribution => {
  const kept = parts
    .map(({ weight, distribution }) => ({
      weight: weight * massBetween(distribution, min, max),
      distribution,
    }))
    .filter(({ weight }) => weight > 0)
  const cut = kept.map(({ weight, distribution }) => ({
    weight,
    distribution: truncated(distribution, min, max),
  }))
  return { ...mixture(cut), kind: 'truncated' }
}

interface Cut {
  readonly of: Distribution
  /** the probabilities at both cuts */
  readonly range: readonly [number, number]
  readonly support: readonly [number, number]
  quantile(p: number): number
}

/** Moments that are infinite stay so while an end is open. */
const momentsOnce = (cut: Cut): Moments => {
  const open = !cut.support.every(Number.isFinite)
  if (open && !Number.isFinite(cut.of.mean)) return { mean: Infinity, sd: Infinity }
  const { mean, sd } = momentsWithin(cut)
  return { mean, sd: open && cut.of.sd === Infinity ? Infinity : sd }
}

/** Over the normal behind the family where there is one: it reaches further into a heavy tail than p can. */
const momentsWithin = ({ of: { ofNormal }, range, quantile }: Cut): Moments =>
  ofNormal === undefined
    ? momentsOfQuantile(quantile)
    : momentsOfNormal(ofNormal, [normalQuantile(range[0]), normalQuantile(range[1])])
