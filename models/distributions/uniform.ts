import { constant } from './constant.ts'
import type { Distribution } from './distribution.ts'

/** Every value between `min` and `max` equally likely. */
export const uniform = (min: number, max: number): Distribution => {
  if (min === max) return constant(min)
  const width = max - min
  return {
    kind: 'uniform',
    support: [min, max],
    mean: min + 0.5 * width,
    sd: width / Math.sqrt(12),
    discrete: false,
    cdf: (x) => Math.min(1, Math.max(0, (x - min) / width)),
    quantile: (p) => Math.min(max, min + width * p),
    direct: true,
    column: (bits, out, count) => {
      for (let i = 0; i < count; i++) out[i] = Math.min(max, min + width * ((bits[i]! + 0.5) / 4294967296))
    },
    density: (x) => (x >= min && x <= max ? 1 / width : 0),
  }
}
