/** A set of contributors whose worth is known at every step; contributors go by their place. */
export interface Coalition {
  readonly clear: () => void
  /** takes in a contributor who is not in it */
  readonly add: (contributor: number) => void
  /** leaves out a contributor who is in it */
  readonly remove: (contributor: number) => void
  readonly worth: () => number
}

/**
 * A game in characteristic form: v(S) of every coalition S of the contributors 0 … count − 1, v(∅) = 0. `alike` parts them
 * into classes of contributors that are known to be exchangeable; one who is alike nobody is a class alone.
 */
export interface Game {
  readonly count: number
  readonly alike: readonly (readonly number[])[]
  readonly coalition: () => Coalition
}

/** Most contributors that a table of coalitions can hold: 32,767 values. */
export const mostInTable = 15

/** Worths by set of bits: contributor i is in coalition c when bit i of c is 1; 2^count of them, the first 0. */
export const tableGame = (count: number, worths: ArrayLike<number>): Game => ({
  count,
  alike: Array.from({ length: count }, (_, i) => [i]),
  coalition: () => {
    let members = 0
    return {
      clear: () => {
        members = 0
      },
      add: (i) => {
        members |= 1 << i
      },
      remove: (i) => {
        members &= ~(1 << i)
      },
      worth: () => worths[members]!,
    }
  },
})

/** Only how much a coalition brings together counts: v(S) = worthOf(Σ sizes), worthOf(0) = 0. Equal sizes are alike. */
export const sizeGame = (sizes: readonly number[], worthOf: (size: number) => number): Game => ({
  count: sizes.length,
  alike: classesOf(sizes),
  coalition: () => {
    let size = 0
    return {
      clear: () => {
        size = 0
      },
      add: (i) => {
        size += sizes[i]!
      },
      remove: (i) => {
        size -= sizes[i]!
      },
      worth: () => worthOf(size),
    }
  },
})

const classesOf = (sizes: readonly number[]): readonly (readonly number[])[] => {
  const classes = new Map<number, number[]>()
  sizes.forEach((size, i) => {
    const known = classes.get(size)
    if (known === undefined) classes.set(size, [i])
    else known.push(i)
  })
  return [...classes.values()]
}

/** v(N), and v({i}) and v(N) − v(N∖{i}) of every contributor. */
export const plainWorths = (game: Game) => {
  const { count } = game
  const coalition = game.coalition()
  const alone = Array.from({ length: count }, (_, i) => {
    coalition.clear()
    coalition.add(i)
    return coalition.worth()
  })
  coalition.clear()
  for (let i = 0; i < count; i++) coalition.add(i)
  const total = coalition.worth()
  const leaveOneOut = alone.map((_, i) => {
    coalition.remove(i)
    const without = coalition.worth()
    coalition.add(i)
    return total - without
  })
  return { total, alone, leaveOneOut }
}
