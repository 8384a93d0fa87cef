import type { Partial } from '../scenario/schema/figures.ts'
import { standardErrorOf } from './estimate.ts'
import { quantileOfSorted } from './quantile.ts'
import { select } from './select.ts'

/** Values of a measure that not every future has: those there are, one replicate after the other. */
export interface Found {
  /** futures of a replicate */
  readonly size: number
  /** those of replicate r from r · size on */
  readonly values: Float64Array
  /** how many each replicate has */
  readonly counts: Uint32Array
}

/** Room for up to `size` values of each replicate. */
export const createFound = (size: number, replicates: number): Found => ({
  size,
  values: new Float64Array(size * replicates),
  counts: new Uint32Array(replicates),
})

/** Writes down the value of one future of a replicate, if it has one. */
export const record = ({ size, values, counts }: Found, replicate: number, value: number | null): void => {
  if (value !== null) values[replicate * size + counts[replicate]!++] = value
}

const probabilities = [0.1, 0.5, 0.9]

/** A replicate with fewer values says nothing about a quantile near the end. */
const fewest = 10

/** How often a measure is defined, and its quantiles (type 7) among the futures in which it is. */
export const partialOf = (found: Found): Partial => {
  const { size, counts } = found
  const defined = together(found)
  const [q10, q50, q90] = defined.length === 0 ? nothing : quantilesOf(defined)
  const shares = Array.from(counts, (count) => count / size)
  return {
    defined: defined.length / found.values.length,
    definedError: standardErrorOf(shares),
    ...{ q10, q50, q90 },
    errors: errorsOf(found),
  }
}

type Three<Figure> = readonly [Figure, Figure, Figure]
const nothing: Three<null> = [null, null, null]

/** Standard errors from the same quantiles of each replicate; null where one of them has too few values. */
const errorsOf = ({ size, values, counts }: Found): Partial['errors'] => {
  if (counts.some((count) => count < fewest)) return null
  const own = Array.from(counts, (count, r) => quantilesOf(values.slice(r * size, r * size + count)))
  const error = (q: 0 | 1 | 2): number => standardErrorOf(own.map((quantiles) => quantiles[q]))
  return { q10: error(0), q50: error(1), q90: error(2) }
}

/** 10th, 50th and 90th percentile (type 7) of values that may be put in another order. */
const quantilesOf = (values: Float64Array): Three<number> => {
  const to = values.length - 1
  let settled = -1
  for (const p of probabilities) {
    const below = Math.floor(to * p)
    for (let rank = below; rank <= Math.min(below + 1, to); rank++)
      if (rank > settled) settled = select(values, rank, { from: settled + 1, to })
  }
  return [quantileOfSorted(values, 0.1), quantileOfSorted(values, 0.5), quantileOfSorted(values, 0.9)]
}

/** The values of all replicates. */
const together = ({ size, values, counts }: Found): Float64Array => {
  const all = new Float64Array(counts.reduce((sum, count) => sum + count, 0))
  let next = 0
  counts.forEach((count, replicate) => {
    all.set(values.subarray(replicate * size, replicate * size + count), next)
    next += count
  })
  return all
}
