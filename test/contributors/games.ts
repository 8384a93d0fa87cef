import fc from 'fast-check'
import { type Game, tableGame } from '../../models/contributors/game.ts'

/** A game by its rule: who is in, by place. */
export const gameOf = (count: number, worth: (members: readonly number[]) => number): Game => {
  const worths = Array.from({ length: 2 ** count }, (_, set) =>
    set === 0 ? 0 : worth(Array.from({ length: count }, (_, i) => i).filter((i) => (set >> i) & 1)),
  )
  return tableGame(count, worths)
}

/** Whole worths, so that sums are exact. */
export const anyWorths = (count: number) =>
  fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 ** count - 1, maxLength: 2 ** count - 1 })
    .map((rest) => [0, ...rest])

/** Worths of which no larger coalition has less than a smaller one. */
export const monotone = (worths: readonly number[]): readonly number[] => {
  const grown = worths.map((worth) => Math.abs(worth))
  grown[0] = 0
  for (let set = 1; set < grown.length; set++)
    for (let i = 0; 1 << i <= set; i++)
      if ((set >> i) & 1) grown[set] = Math.max(grown[set]!, grown[set & ~(1 << i)]!)
  return grown
}

/** What a contributor adds to those before it, averaged over every order, one after the other: slow and plain. */
export const shapleyByOrders = (game: Game): readonly number[] => {
  const sums = new Array<number>(game.count).fill(0)
  const coalition = game.coalition()
  let orders = 0
  const walk = (left: readonly number[], order: readonly number[]): void => {
    if (left.length > 0) {
      for (const i of left)
        walk(
          left.filter((other) => other !== i),
          [...order, i],
        )
      return
    }
    orders += 1
    coalition.clear()
    let before = 0
    for (const i of order) {
      coalition.add(i)
      sums[i]! += coalition.worth() - before
      before = coalition.worth()
    }
  }
  walk(
    sums.map((_, i) => i),
    [],
  )
  return sums.map((sum) => sum / orders)
}
