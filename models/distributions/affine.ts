import type { Distribution } from './distribution.ts'

/** X becomes times·X + plus, times > 0. */
export interface Affine {
  readonly times: number
  readonly plus: number
}

/**
 * The law of times·X + plus: every point keeps its rank, so a draw of it is that of X, moved. `times` above 0; the law is
 * looked up through a table or the shared normal wherever X is.
 */
export const affine = (of: Distribution, { times, plus }: Affine): Distribution => {
  const move = (x: number): number => times * x + plus
  const { ofNormal, atoms } = of
  return {
    kind: of.kind,
    support: [move(of.support[0]), move(of.support[1])],
    mean: move(of.mean),
    sd: times * of.sd,
    discrete: of.discrete,
    direct: of.direct,
    cdf: (x) => of.cdf((x - plus) / times),
    quantile: (p) => move(of.quantile(p)),
    ...(ofNormal === undefined ? {} : { ofNormal: (z: number) => move(ofNormal(z)) }),
    ...(atoms === undefined ? {} : { atoms: { ...atoms, values: atoms.values.map(move) } }),
  }
}
