import { type Grid, gather, spread } from './grid.ts'
import { locate, ownLanes, place, wholeLane } from './lane.ts'

/** Which ranks of a column are asked for, each list rising and counted from 0. */
export interface AskedRanks {
  /** of all trials */
  readonly whole: readonly number[]
  /** one of them: the values before it are wanted in whatever order */
  readonly front: number
  /** of the trials of each replicate; trial τ belongs to replicate τ mod R */
  readonly own: readonly number[]
}

/** Puts columns of one size in order, one after the other. */
export interface Ordering {
  /** the column in rising order as far as it was asked for: right at the asked ranks, the lowest before `front` */
  readonly whole: Float64Array
  /** one replicate after the other, right at the asked ranks of each */
  readonly own: Float64Array
  readonly put: (values: Float64Array) => void
}

/**
 * Exact order statistics of all trials and of each replicate without sorting: values go to rough buckets, the buckets
 * that hold an asked rank are gathered by replicate, and the ranks are selected there. The values are those that a sort
 * would give.
 */
export const createOrdering = (grid: Grid, asked: AskedRanks): Ordering => {
  const whole = new Float64Array(grid.trials)
  const own = new Float64Array(grid.trials)
  const all = wholeLane(grid, asked.whole, whole)
  const each = ownLanes(grid, asked.own, own)
  const front = asked.whole.indexOf(asked.front)
  const put = (values: Float64Array): void => {
    spread(grid, values)
    locate(grid, all)
    grid.needed.fill(1, 0, all.buckets[front])
    for (const lane of each) locate(grid, lane)
    gather(grid, values)
    // replicates first: selecting among all moves values from one replicate's place to another's
    for (const lane of each) place(grid, lane)
    place(grid, all)
    whole.set(grid.gathered.subarray(0, asked.front))
  }
  return { whole, own, put }
}
