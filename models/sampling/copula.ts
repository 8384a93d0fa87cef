import { studentT } from '../distributions/studentT.ts'
import { cholesky, type Matrix, multiplyLower } from '../numerics/cholesky.ts'
import { nearestCorrelation } from '../numerics/nearestCorrelation.ts'
import { normalQuantile } from '../numerics/normal.ts'
import { sineNearZero } from '../numerics/sine.ts'

/**
 * The correlation two normals need so that their ranks have the correlation `rank`: ρ = 2·sin(π·rank/6)
 * (K. Pearson 1907; W. H. Kruskal, J. Am. Stat. Assoc. 53 (1958) 814–861).
 */
export const normalCorrelation = (rank: number): number => {
  if (rank === 1 || rank === -1) return rank
  return 2 * sineNearZero((Math.PI * rank) / 6)
}

/**
 * The lower factor that correlates normals so that their ranks have the given correlations; `null` when these are not
 * a correlation matrix. A possible rank matrix at the edge can become impossible when turned into normals (three pairs
 * at ±0.5 become ±0.518): then the nearest possible normals are taken, which differ by at most 0.02.
 */
export const rankFactor = (ranks: Matrix): Matrix | null => {
  if (cholesky(ranks) === null) return null
  const normals = ranks.map((row, i) => row.map((rank, j) => (i === j ? 1 : normalCorrelation(rank))))
  return cholesky(normals) ?? cholesky(nearestCorrelation(normals))
}

/** Correlated standard normals L·z from independent ones; writes into `out`, which may not be `z`. */
export const correlate = multiplyLower

/** t copula: the normals of a trial share one factor √(ν/χ²), χ² with ν degrees of freedom, and fail together. */
export const tailFactor = (degreesOfFreedom: number, chiSquared: number): number =>
  Math.sqrt(degreesOfFreedom / chiSquared)

/** Turns a value of Student's law back into the standard normal of the same probability: Φ⁻¹(T_ν(t)). */
export const normalOfT = (degreesOfFreedom: number): ((t: number) => number) => {
  const law = studentT(degreesOfFreedom)
  return (t) => {
    const z = normalQuantile(law.cdf(-Math.abs(t)))
    return t < 0 ? z : -z
  }
}
