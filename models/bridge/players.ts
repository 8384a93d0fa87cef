import type { Change } from './fork.ts'

/** What is looked at as one change. */
export interface Player {
  readonly changes: readonly number[]
  /** why changes are looked at together that would not have been; null where nothing forced it */
  readonly linked: string | null
  /** by deal: whether what it is worth can depend on it */
  readonly moves: readonly boolean[]
}

/** How much has to be worked out again for a change, by section: clauses of a deal least of all. */
const costs = [
  'deals',
  'licensor',
  'risks',
  'licensees',
  'inputs',
  'dependence',
  'markets',
  'fields',
  'dataset',
  'rest',
]

/** The cheapest first: in Gray's order they change most often. */
export const byCost = (players: readonly Player[], changes: readonly Change[]): readonly Player[] => {
  const costOf = ({ changes: own }: Player): number =>
    Math.max(...own.map((index) => costs.lastIndexOf(sectionOf(changes[index]!))))
  return players.toSorted((a, b) => costOf(a) - costOf(b))
}

const sectionOf = ({ steps: [section = ''] }: Change): string => (costs.includes(section) ? section : 'rest')

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
