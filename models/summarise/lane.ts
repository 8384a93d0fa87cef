import type { Grid } from './grid.ts'
import { select } from './select.ts'

/** Some trials of a column, all of them or those of one replicate, with the ranks asked of them. */
export interface Lane {
  /** rising, counted from 0 */
  readonly ranks: Uint32Array
  /** the bucket of each rank, and how many of the lane's values are in the buckets before it */
  readonly buckets: Uint32Array
  readonly before: Uint32Array
  /** how many of the lane's values a bucket has, at first + bucket · step */
  readonly counts: Uint32Array
  readonly first: number
  readonly step: number
  /** the lane's last cell of a bucket, counted from the bucket's first */
  readonly lastCell: number
  /** the lane's values in rising order, right at the asked ranks */
  readonly sorted: Float64Array
}

/** All trials of the columns of a grid. */
export const wholeLane = (
  { totals, replicates }: Grid,
  ranks: readonly number[],
  sorted: Float64Array,
): Lane => ({
  ...unlocated(ranks),
  ...{ counts: totals, first: 0, step: 1, lastCell: replicates - 1, sorted },
})

/** Every replicate's own trials; `sorted` takes one replicate after the other. */
export const ownLanes = (
  { trials, replicates, counts }: Grid,
  ranks: readonly number[],
  sorted: Float64Array,
): readonly Lane[] => {
  const size = trials / replicates
  return Array.from({ length: replicates }, (_, replicate) => ({
    ...unlocated(ranks),
    ...{ counts, first: replicate, step: replicates, lastCell: replicate },
    sorted: sorted.subarray(replicate * size, (replicate + 1) * size),
  }))
}

const unlocated = (ranks: readonly number[]) => ({
  ranks: Uint32Array.from(ranks),
  buckets: new Uint32Array(ranks.length),
  before: new Uint32Array(ranks.length),
})

/** Finds the bucket of every asked rank; it is needed. */
export const locate = ({ needed }: Grid, { ranks, buckets, before, counts, first, step }: Lane): void => {
  let bucket = 0
  let from = 0
  let to = counts[first]!
  for (let j = 0; j < ranks.length; j++) {
    const rank = ranks[j]!
    while (rank >= to) {
      bucket++
      from = to
      to += counts[first + bucket * step]!
    }
    buckets[j] = bucket
    before[j] = from
    needed[bucket] = 1
  }
}

/** Selects the values at the asked ranks among those gathered. */
export const place = ({ gathered, ends, replicates }: Grid, lane: Lane): void => {
  const { ranks, buckets, before, counts, first, step, lastCell, sorted } = lane
  let settled = -1
  for (let j = 0; j < ranks.length; j++) {
    const bucket = buckets[j]!
    const end = ends[bucket * replicates + lastCell]!
    const start = end - counts[first + bucket * step]!
    const at = start + ranks[j]! - before[j]!
    if (at > settled) settled = select(gathered, at, { from: Math.max(start, settled + 1), to: end - 1 })
    sorted[ranks[j]!] = gathered[at]!
  }
}
