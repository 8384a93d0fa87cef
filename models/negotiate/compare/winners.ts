import { tie } from '../../summarise/compare.ts'

/**
 * Futures that one of two wins, those of a replicate together: places in columns that have one replicate after the other, of
 * which a stretch stays in the nearest cache.
 */
export interface Won {
  readonly futures: Uint32Array
  /** where the futures of each replicate start, and where the last end */
  readonly starts: Uint32Array
}

/** Who wins in which future. */
export interface Sides {
  /** 1 where the second wins, −1 where the first does, 0 where neither */
  readonly side: Int8Array
  readonly replicates: number
  readonly first: Won
  readonly second: Won
  readonly neither: Won
  /** the fewest futures that one of them wins in one replicate */
  readonly fewest: number
}

/** Who wins by a difference, the second less the first. What is told of one pair holds until the next is asked for. */
export type SidesOf = (difference: Float64Array) => Sides

/** For columns of so many futures, one pair after the other in the same buffers. */
export const createSides = (futures: number, replicates: number): SidesOf => {
  const side = new Int8Array(futures)
  const [first, second, neither] = [1, 2, 3].map(() => ({
    // one more, as every place is written down before it is known whose it is
    futures: new Uint32Array(futures + 1),
    starts: new Uint32Array(replicates + 1),
  })) as [Won, Won, Won]
  return (difference) => {
    for (let r = 0; r < replicates; r++) {
      const per = { r, replicates, place: placeOf(r, futures, replicates) }
      winnersIn(difference.subarray(0, futures), { side, first, second, neither }, per)
    }
    const fewest = Math.min(fewestOf(first), fewestOf(second))
    const [one, other, none] = [first, second, neither].map(inUse) as [Won, Won, Won]
    return { side, replicates, first: one, second: other, neither: none, fewest }
  }
}

/** Where a replicate starts in a column that has one after the other: trial τ belongs to replicate τ mod R. */
const placeOf = (r: number, futures: number, replicates: number): number =>
  r * Math.floor(futures / replicates) + Math.min(r, futures % replicates)

interface Replicate {
  readonly r: number
  readonly replicates: number
  readonly place: number
}

/** Without a branch whose way half of the futures would make hard to foresee. */
const winnersIn = (
  difference: Float64Array,
  { side, first, second, neither }: Pick<Sides, 'side' | 'first' | 'second' | 'neither'>,
  { r, replicates, place: start }: Replicate,
): void => {
  const [ours, theirs, nobodys] = [first.futures, second.futures, neither.futures]
  let [a, b, c] = [first.starts[r]!, second.starts[r]!, neither.starts[r]!]
  let place = start
  for (let i = r; i < difference.length; i += replicates) {
    const gain = difference[i]!
    const lost = Number(gain < -tie)
    const won = Number(gain > tie)
    side[i] = won - lost
    ours[a] = place
    theirs[b] = place
    nobodys[c] = place++
    a = (a + lost) | 0
    b = (b + won) | 0
    c = (c + 1 - lost - won) | 0
  }
  first.starts[r + 1] = a
  second.starts[r + 1] = b
  neither.starts[r + 1] = c
}

const inUse = ({ futures, starts }: Won): Won => ({
  futures: futures.subarray(0, starts[starts.length - 1]),
  starts,
})

/** How many futures of a replicate are won. */
export const countOf = ({ starts }: Won, r: number): number => starts[r + 1]! - starts[r]!

const fewestOf = (won: Won): number => {
  let fewest = Infinity
  for (let r = 0; r + 1 < won.starts.length; r++) fewest = Math.min(fewest, countOf(won, r))
  return fewest
}

/** Every future. */
export const allOf = (futures: number, replicates: number): Won => ({
  futures: Uint32Array.from({ length: futures }, (_, place) => place),
  starts: Uint32Array.from({ length: replicates + 1 }, (_, r) => placeOf(r, futures, replicates)),
})
