import { compensatedSum } from '../numerics/compensatedSum.ts'
import { rootBetween } from '../numerics/roots.ts'
import { atomsOf, massOf, stepDistribution } from './atoms.ts'
import type { Distribution, Part } from './distribution.ts'

/**
 * One of the parts, chosen with its weight: cdf Σ w·F, mean Σ w·μ, variance Σ w·(σ² + (μ − mean)²). Parts that jump may
 * stand beside continuous ones: the quantile gives the jump exactly.
 */
export const mixture = (given: readonly Part[]): Distribution => {
  const parts = normalised(given)
  if (parts.length === 1) return parts[0]!.distribution
  if (parts.every(({ distribution }) => distribution.atoms !== undefined)) return mixtureOfAtoms(parts)
  const cdf = cdfOf(parts)
  return {
    kind: 'mixture',
    support: supportOf(parts),
    ...momentsOf(parts),
    discrete: false,
    cdf,
    quantile: quantileOf(parts, cdf),
    direct: false,
    ...densityOf(parts),
    parts,
  }
}

const cdfOf =
  (parts: readonly Part[]) =>
  (x: number): number => {
    let sum = 0
    for (const { weight, distribution } of parts) sum += weight * distribution.cdf(x)
    return sum
  }

const normalised = (given: readonly Part[]): readonly Part[] => {
  const kept = given.filter(({ weight }) => weight > 0)
  const total = compensatedSum(kept.map(({ weight }) => weight))
  return kept.map(({ weight, distribution }) => ({ weight: weight / total, distribution }))
}

const supportOf = (parts: readonly Part[]): readonly [number, number] => [
  parts.reduce((least, { distribution }) => Math.min(least, distribution.support[0]), Infinity),
  parts.reduce((most, { distribution }) => Math.max(most, distribution.support[1]), -Infinity),
]

const momentsOf = (parts: readonly Part[]): { mean: number; sd: number } => {
  const mean = compensatedSum(parts.map(({ weight, distribution }) => weight * distribution.mean))
  if (!Number.isFinite(mean)) return { mean: Infinity, sd: Infinity }
  const squares = parts.map(({ weight, distribution: { mean: own, sd } }) => {
    return weight * (sd * sd + (own - mean) * (own - mean))
  })
  return { mean, sd: squares.includes(Infinity) ? Infinity : Math.sqrt(compensatedSum(squares)) }
}

const mixtureOfAtoms = (parts: readonly Part[]): Distribution => {
  const values: number[] = []
  const weights: number[] = []
  for (const { weight, distribution } of parts) {
    const atoms = distribution.atoms!
    atoms.values.forEach((value, i) => {
      values.push(value)
      weights.push(weight * massOf(atoms, i))
    })
  }
  return stepDistribution(atomsOf(values, weights), {
    kind: 'mixture',
    support: supportOf(parts),
    moments: momentsOf(parts),
  })
}

const densityOf = (parts: readonly Part[]): Pick<Distribution, 'density'> => {
  if (parts.some(({ distribution }) => distribution.density === undefined)) return {}
  return {
    density: (x) => {
      let sum = 0
      for (const { weight, distribution } of parts) sum += weight * distribution.density!(x)
      return sum
    },
  }
}

/** Between the least and the greatest of the parts' quantiles, unless p falls on a jump. */
const quantileOf = (parts: readonly Part[], cdf: (x: number) => number): ((p: number) => number) => {
  const jumps = jumpsOf(parts, cdf)
  return (p) => {
    const jump = firstReaching(jumps, p)
    if (jump !== undefined && p > jump.from) return jump.value
    const quantiles = parts.map(({ distribution }) => distribution.quantile(p))
    const low = Math.min(...quantiles)
    const high = Math.max(...quantiles)
    return rootBetween((x) => cdf(x) - p, [low, high]) ?? (cdf(low) >= p ? low : high)
  }
}

interface Jump {
  readonly value: number
  readonly from: number
  readonly to: number
}

const jumpsOf = (parts: readonly Part[], cdf: (x: number) => number): readonly Jump[] => {
  const values = new Map<number, number>()
  for (const { weight, distribution } of parts) {
    const { atoms } = distribution
    atoms?.values.forEach((value, i) => {
      values.set(value, (values.get(value) ?? 0) + weight * massOf(atoms, i))
    })
  }
  const rising = [...values].sort(([a], [b]) => a - b)
  return rising.map(([value, mass]) => ({ value, from: cdf(value) - mass, to: cdf(value) }))
}

const firstReaching = (jumps: readonly Jump[], p: number): Jump | undefined => {
  let low = 0
  let high = jumps.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (jumps[middle]!.to >= p) high = middle
    else low = middle + 1
  }
  return jumps[low]
}
