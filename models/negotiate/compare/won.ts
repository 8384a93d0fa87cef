import type { PartyVerdict } from '../../scenario/schema/compare.ts'
import type { Columns } from '../../summarise/columns.ts'
import { tie } from '../../summarise/compare.ts'
import { standardErrorOf } from '../../summarise/estimate.ts'

/** In which share of the futures each is better, and the difference b − a itself. */
interface WonShares extends Pick<PartyVerdict, 'aBetter' | 'bBetter' | 'equal' | 'errors'> {
  readonly column: Float64Array
}

interface Into {
  readonly columns: Pick<Columns, 'replicates'>
  /** takes the difference */
  readonly into: Float64Array
}

/** Two columns of the same futures beside each other: differences below half a minor unit are none. */
export const wonOf = (
  a: Float64Array,
  b: Float64Array,
  { columns: { replicates }, into: column }: Into,
): WonShares => {
  const [first, second] = [new Uint32Array(replicates), new Uint32Array(replicates)]
  for (let start = 0; start < a.length; start += replicates)
    for (let r = 0; r < replicates; r++) {
      const gain = b[start + r]! - a[start + r]!
      column[start + r] = gain
      first[r]! += Number(gain < -tie)
      second[r]! += Number(gain > tie)
    }
  const count = a.length
  const [aWins, bWins] = [totalOf(first), totalOf(second)]
  return {
    column,
    aBetter: aWins / count,
    bBetter: bWins / count,
    equal: (count - aWins - bWins) / count,
    errors: { aBetter: shareError(first, count), bBetter: shareError(second, count) },
  }
}

/** b − a in every future. */
export const differenceInto = (into: Float64Array, a: Float64Array, b: Float64Array): Float64Array => {
  for (let i = 0; i < into.length; i++) into[i] = b[i]! - a[i]!
  return into
}

const totalOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0)

/** Error of the share of futures in which one is better, by the counts of the replicates. */
const shareError = (counts: Uint32Array, trials: number): number =>
  standardErrorOf(Float64Array.from(counts, (count) => count / (trials / counts.length)))
