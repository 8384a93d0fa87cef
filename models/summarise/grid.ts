import { precondition } from '../units/precondition.ts'
import { bucketCount, createBuckets, type FillBuckets } from './buckets.ts'

/**
 * A column spread over cells, one for each bucket and replicate, at bucket · replicates + replicate. The buffers are
 * filled again for every column.
 */
export interface Grid {
  readonly trials: number
  readonly replicates: number
  readonly fillBuckets: FillBuckets
  /** bucket of each trial */
  readonly buckets: Uint8Array
  /** how many values a cell has */
  readonly counts: Uint32Array
  /** how many a bucket has */
  readonly totals: Uint32Array
  /** 1 for a bucket that is to be gathered */
  readonly needed: Uint8Array
  /** the trials in needed buckets */
  readonly wanted: Uint32Array
  /** values of the needed buckets, cell by cell */
  readonly gathered: Float64Array
  /** where each cell ends in `gathered` */
  readonly ends: Uint32Array
}

/** For columns of `trials` futures in replicates of equal size. */
export const createGrid = (trials: number, replicates: number): Grid => {
  precondition(trials % replicates === 0, 'every replicate has as many trials')
  return emptyGrid(trials, replicates)
}

const emptyGrid = (trials: number, replicates: number): Grid => ({
  trials,
  replicates,
  fillBuckets: createBuckets(),
  buckets: new Uint8Array(trials),
  counts: new Uint32Array(bucketCount * replicates),
  totals: new Uint32Array(bucketCount),
  needed: new Uint8Array(bucketCount),
  wanted: new Uint32Array(trials + 1),
  gathered: new Float64Array(trials),
  ends: new Uint32Array(bucketCount * replicates),
})

/** Counts how many values of a column are in each cell and bucket. Nothing is needed yet. */
export const spread = (grid: Grid, values: Float64Array): void => {
  const { trials, replicates, buckets, counts, totals } = grid
  grid.fillBuckets(values, buckets)
  counts.fill(0)
  for (let first = 0; first < trials; first += replicates)
    for (let replicate = 0; replicate < replicates; replicate++)
      counts[buckets[first + replicate]! * replicates + replicate]!++
  for (let bucket = 0, cell = 0; bucket < bucketCount; bucket++) {
    let total = 0
    for (let replicate = 0; replicate < replicates; replicate++) total += counts[cell++]!
    totals[bucket] = total
  }
  grid.needed.fill(0)
}

/** Copies the values of the needed buckets together, cell by cell, lower buckets first. */
export const gather = (grid: Grid, values: Float64Array): void => {
  const { replicates, buckets, wanted, gathered, ends } = grid
  startCells(grid)
  const count = listWanted(grid)
  for (let j = 0; j < count; j++) {
    const trial = wanted[j]!
    const cell = buckets[trial]! * replicates + (trial % replicates)
    gathered[ends[cell]!++] = values[trial]!
  }
}

/** Lists the trials in needed buckets and tells how many there are: each is written down, and overwritten if not. */
const listWanted = ({ trials, buckets, needed, wanted }: Grid): number => {
  let count = 0
  for (let trial = 0; trial < trials; trial++) {
    wanted[count] = trial
    count += needed[buckets[trial]!]!
  }
  return count
}

/** Until something is put there, a cell ends where it begins. */
const startCells = ({ replicates, counts, needed, ends }: Grid): void => {
  let place = 0
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    if (needed[bucket] === 0) continue
    const first = bucket * replicates
    for (let cell = first; cell < first + replicates; cell++) {
      ends[cell] = place
      place += counts[cell]!
    }
  }
}
