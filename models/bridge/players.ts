/** What is looked at as one change. */
export interface Player {
  readonly changes: readonly number[]
  /** why changes are looked at together that would not have been; null where nothing forced it */
  readonly linked: string | null
  /** by deal: whether what it is worth can depend on it */
  readonly moves: readonly boolean[]
}

/**
 * How much has to be worked out again for a change: least for a fixed number of a clause, which is a parameter of its
 * program; then numbers of parties and markets; most where the futures are laid out anew.
 */
export type CostOf = (change: number) => number

/** The cheapest first: in Gray's order they change most often. */
export const byCost = (players: readonly Player[], costOf: CostOf): readonly Player[] => {
  const cost = ({ changes }: Player): number => Math.max(...changes.map(costOf))
  return players.toSorted((a, b) => cost(a) - cost(b))
}

/** The players with those of a mask made one. */
export const merged = (players: readonly Player[], mask: number): readonly Player[] => {
  const together = players.filter((_, i) => ((mask >> i) & 1) === 1)
  const one: Player = {
    changes: together.flatMap(({ changes }) => changes).sort((a, b) => a - b),
    linked: 'made together: one without the other does not hold together',
    moves: together[0]!.moves.map((_, d) => together.some(({ moves }) => moves[d]!)),
  }
  return [...players.filter((_, i) => ((mask >> i) & 1) === 0), one]
}
