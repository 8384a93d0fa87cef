/** Our own mistake, not the reader's: stops at once with what should have held. */
export function precondition(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Precondition failed: ${what}`)
}
