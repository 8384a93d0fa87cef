import type { Algebra } from '../kernel/formula.ts'

/** ln 81: the width of a logistic curve between 10 % and 90 %. */
const ln81 = 4.394449154672439

/**
 * Bass adoption x years after the start: (1 − e^{−(p+q)x}) / (1 + (q/p)·e^{−(p+q)x}); nothing without innovators.
 * F. M. Bass, A new product growth model for consumer durables, Management Science 15 (1969), 215–227.
 */
export const bass = <N>($: Algebra<N>, x: N, { p, q }: { readonly p: N; readonly q: N }): N => {
  const decay = $`exp(-(${p} + ${q}) * ${x})`
  return $`${x} <= 0 || ${p} == 0 ? 0 : (1 - ${decay}) / (1 + ${q} / ${p} * ${decay})`
}

/** Logistic adoption: 1/(1 + e^{−ln 81·(x − middle)/years}), `years` from 10 % to 90 %; not shifted to 0 at x = 0. */
export const logistic = <N>(
  $: Algebra<N>,
  x: N,
  { years, middle }: { readonly years: N; readonly middle: N },
): N => $`1 / (1 + exp(${-ln81} * (${x} - ${middle}) / ${years}))`

/** Gompertz adoption: e^{−b·e^{−c·x}}. */
export const gompertz = <N>($: Algebra<N>, x: N, { b, c }: { readonly b: N; readonly c: N }): N =>
  $`exp(-${b} * exp(-${c} * ${x}))`

/** A straight ramp: min(1, x/years). */
export const ramp = <N>($: Algebra<N>, x: N, years: N): N => $`${x} >= ${years} ? 1 : ${x} / ${years}`

/** A table by whole years: the value at ⌊x⌋; the last one holds. */
export const table = <N>($: Algebra<N>, x: N, values: readonly number[]): N =>
  values
    .slice(1)
    .reduce<N>((before, value, j) => $`${x} >= ${j + 1} ? ${value} : ${before}`, $`${values[0] ?? 0}`)
