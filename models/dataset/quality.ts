import { pow } from '../numerics/elementary.ts'

/**
 * Quality index Q = Π q_j^{w_j / Σw}: a weighted geometric mean, so one bad dimension is not bought off by the rest.
 * Scores and weights run alike; without any, Q = 1.
 */
export const qualityIndex = (scores: readonly number[], weights: readonly number[]): number => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) return 1
  return scores.reduce((product, score, j) => product * pow(score, (weights[j] ?? 0) / total), 1)
}
