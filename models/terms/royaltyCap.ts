import type { Algebra } from '../kernel/formula.ts'

/**
 * Royalty cap: of a period's royalty, the part that still fits under `room` is paid at the agreed rate; the rest of
 * the base, pro rata, at `rateAfter`.
 *
 *   paid = min(royalty, room) + (1 − min(royalty, room)/royalty) · base · rateAfter
 */
export const cappedRoyalty = <N>(
  $: Algebra<N>,
  period: { readonly royalty: N; readonly base: N },
  clause: { readonly room: N; readonly rateAfter: N },
): N => {
  const { royalty, base } = period
  const within = $`max(${clause.room}, 0)`
  const beyond = $`(1 - ${within} / ${royalty}) * ${base} * ${clause.rateAfter}`
  return $`${royalty} <= ${clause.room} ? ${royalty} : ${within} + ${beyond}`
}
