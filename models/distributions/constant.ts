import type { Distribution } from './distribution.ts'

/** A value known for certain: what a distribution becomes when its spread is 0. */
export const constant = (value: number): Distribution => ({
  kind: 'constant',
  support: [value, value],
  mean: value,
  sd: 0,
  discrete: true,
  cdf: (x) => (x >= value ? 1 : 0),
  quantile: () => value,
  direct: true,
  column: (_, out, count) => {
    out.fill(value, 0, count)
  },
  atoms: { values: Float64Array.of(value), cumulative: Float64Array.of(1) },
})
