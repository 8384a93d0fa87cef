import type { Algebra } from '../kernel/formula.ts'

/**
 * Part of a product's receipts that belongs to what is licensed, where it is sold together with other things: its own
 * value over that of all, A/(A + B), and never less than `floor`. Where nothing has any value, the floor.
 */
export const combinationShare = <N>(
  $: Algebra<N>,
  value: { readonly own: N; readonly others: N },
  floor: N,
): N => {
  const all = $`${value.own} + ${value.others}`
  return $`${all} > 0 ? max(${value.own} / ${all}, ${floor}) : ${floor}`
}

/**
 * What is left of a royalty after its step-downs: the factor of the last step that has begun by contract year `year`
 * (1, 2, …), 1 before the first. `from` rises.
 */
export const stepDownFactor = <N>(
  $: Algebra<N>,
  year: N,
  steps: { readonly from: readonly number[]; readonly factor: readonly N[] },
): N =>
  steps.from.reduce<N>((factor, from, s) => $`${year} >= ${from} ? ${steps.factor[s]!} : ${factor}`, $`1`)
