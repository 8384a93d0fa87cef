import type { Algebra } from '../kernel/formula.ts'

/**
 * The guaranteed amount of contract year c ≥ fromYear: amount · (1 + escalator)^(c − fromYear) · part of the year
 * that belongs to the term; 0 before. `grown` is the power.
 */
export const guaranteedAmount = <N>(
  $: Algebra<N>,
  clause: { readonly amount: N; readonly grown: N },
  fraction: N | number,
): N => $`${clause.amount} * ${clause.grown} * ${fraction}`

/**
 * True-up: max(0, guaranteed − credited). "10 % of sales, minimum 1" and "1 plus 10 % of sales above 10" are the
 * same contract (FASB TRG, question 59).
 */
export const trueUp = <N>($: Algebra<N>, guaranteed: N, credited: N): N =>
  $`max(${guaranteed} - ${credited}, 0)`

/**
 * Credits for earlier shortfalls: what a year exceeds its guarantee by pays back what is left of earlier true-ups, the
 * oldest first. `open` is by age, youngest first; `parts` is what each gives up.
 */
export const creditedLater = <N>(
  $: Algebra<N>,
  room: N,
  open: readonly N[],
): { readonly all: N; readonly parts: readonly N[] } => {
  const parts: N[] = []
  let left = room
  for (const one of open.toReversed()) {
    const used = $`min(${one}, ${left})`
    parts.unshift(used)
    left = $`${left} - ${used}`
  }
  return { all: $`${room} - ${left}`, parts }
}
