/** Who decides. */
export type Holder = 'licensor' | 'licensee'

/** The end of a game: one way in which its options were used, by its place. */
export interface Way {
  readonly kind: 'way'
  readonly way: number
}

/** A date at which one option is exercised or not, given what was decided before. */
export interface Decision {
  readonly kind: 'decision'
  /** index of the option */
  readonly option: number
  /** which of the option's dates */
  readonly place: number
  /** when it is decided, and when it takes effect, in years */
  readonly date: number
  readonly effect: number
  readonly taken: Tree
  readonly declined: Tree
}

export type Tree = Way | Decision

/** What a decision is: 0 there is nothing to decide and it is declined; 1 the holder is free; 2 it must be taken. */
export const [closed, free, bound] = [0, 1, 2] as const

/** Options on futures: what every way comes to in each of them, and what is known when something is decided. */
export interface Game {
  readonly tree: Tree
  readonly trials: number
  readonly holder: (decision: Decision) => Holder
  /** worth by trial of a way to a party, discounted to one date for all ways */
  readonly worth: (way: number, party: Holder) => Float64Array
  /** what the holder knows at the decision, by trial */
  readonly known: (decision: Decision) => readonly Float64Array[]
  /** `closed`, `free` or `bound` by trial */
  readonly state: (decision: Decision) => Uint8Array
}

/** Every decision of a tree, later ones first. */
export const decisionsOf = (tree: Tree): readonly Decision[] =>
  tree.kind === 'way' ? [] : [...decisionsOf(tree.taken), ...decisionsOf(tree.declined), tree]

/** Every way of a tree. */
export const waysOf = (tree: Tree): readonly number[] =>
  tree.kind === 'way' ? [tree.way] : [...waysOf(tree.taken), ...waysOf(tree.declined)]

/** The same tree without one of its options: it is never exercised. */
export const withoutOption = (tree: Tree, option: number): Tree => {
  if (tree.kind === 'way') return tree
  const declined = withoutOption(tree.declined, option)
  return tree.option === option ? declined : { ...tree, declined, taken: withoutOption(tree.taken, option) }
}
