import { normalCdf, normalDensity, normalQuantile } from '../numerics/normal.ts'
import { constant } from './constant.ts'
import type { Distribution, LawFormula } from './distribution.ts'

/** Normal with `mean` and standard deviation `sd` ≥ 0; sd 0 is the constant. */
export const normal = (mean: number, sd: number): Distribution => {
  if (sd === 0) return constant(mean)
  return {
    kind: 'normal',
    support: [-Infinity, Infinity],
    mean,
    sd,
    discrete: false,
    cdf: (x) => normalCdf((x - mean) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    ofNormal: (z) => mean + sd * z,
    formula: { write, parameters: [mean, sd] },
    direct: false,
    density: (x) => normalDensity((x - mean) / sd) / sd,
  }
}

const write: LawFormula['write'] = ($, z, [mean, sd]) => $`${mean!} + ${sd!} * ${z}`
