/** Whether a set of changes cannot be valued; bit i of a mask is change i. */
export type Fails = (mask: number) => boolean

/**
 * Changes that cannot be made apart, found from one set that fails (a clause that names an input which another change adds):
 * a smallest failing set within it, and a change that, made as well, mends what is left of it. No change and all of them are
 * known to hold together, so there is one.
 */
export const linkedIn = (failing: number, count: number, fails: Fails): number => {
  const bits = Array.from({ length: count }, (_, i) => 1 << i)
  const smallest = bits.reduce(
    (set, bit) => ((set & bit) !== 0 && fails(set & ~bit) ? set & ~bit : set),
    failing,
  )
  let set = smallest
  for (const bit of bits) {
    if ((set & bit) !== 0) continue
    set |= bit
    if (!fails(set)) return smallest | bit
  }
  return set
}
