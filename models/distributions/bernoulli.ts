import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'

/** 1 with probability p, else 0. High points give 1, as in every quantile. */
export const bernoulli = (p: number): Distribution => {
  if (p === 0 || p === 1) return constant(p)
  const values = Float64Array.of(0, 1)
  return {
    kind: 'bernoulli',
    support: [0, 1],
    mean: p,
    sd: Math.sqrt(p * (1 - p)),
    discrete: true,
    cdf: (x) => (x < 0 ? 0 : x < 1 ? 1 - p : 1),
    quantile: (point) => (point <= 1 - p ? 0 : 1),
    formula: { write, parameters: [1 - p] },
    direct: true,
    limitedMean: (limit) => p * Math.min(1, limit) + (1 - p) * Math.min(0, limit),
    atoms: { values, cumulative: Float64Array.of(1 - p, 1) },
  }
}

const write: LawFormula['write'] = ($, point, [failing]) => $`${point} <= ${failing!} ? 0 : 1`
