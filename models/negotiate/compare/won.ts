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
  { columns: { replicates }, into }: Into,
): WonShares => {
  const column = differenceInto(into, a, b)
  const counts = { first: new Uint32Array(replicates), second: new Uint32Array(replicates) }
  const together = column.length % replicates === 0 ? replicates - (replicates % 4) : 0
  for (let r = 0; r < together; r += 4) countFour(column, r, counts)
  for (let r = together; r < replicates; r++) countOne(column, r, counts)
  const count = a.length
  const [aWins, bWins] = [totalOf(counts.first), totalOf(counts.second)]
  return {
    column,
    aBetter: aWins / count,
    bBetter: bWins / count,
    equal: (count - aWins - bWins) / count,
    errors: { aBetter: shareError(counts.first, count), bBetter: shareError(counts.second, count) },
  }
}

/** b − a in every future. */
export const differenceInto = (into: Float64Array, a: Float64Array, b: Float64Array): Float64Array => {
  for (let i = 0; i < into.length; i++) into[i] = b[i]! - a[i]!
  return into
}

interface Counts {
  readonly first: Uint32Array
  readonly second: Uint32Array
}

/** Futures of replicate r that each wins. */
const countOne = (column: Float64Array, r: number, { first, second }: Counts): void => {
  for (let i = r; i < column.length; i += first.length) {
    first[r]! += Number(column[i]! < -tie)
    second[r]! += Number(column[i]! > tie)
  }
}

/** The same of four replicates side by side, in numbers that stay in registers. */
const countFour = (column: Float64Array, r: number, { first, second }: Counts): void => {
  const step = first.length
  let [a, b, c, d, p, q, s, t] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = r; i < column.length; i += step) {
    const [w, x, y, z] = [column[i]!, column[i + 1]!, column[i + 2]!, column[i + 3]!]
    a = (a + Number(w < -tie)) | 0
    b = (b + Number(x < -tie)) | 0
    c = (c + Number(y < -tie)) | 0
    d = (d + Number(z < -tie)) | 0
    p = (p + Number(w > tie)) | 0
    q = (q + Number(x > tie)) | 0
    s = (s + Number(y > tie)) | 0
    t = (t + Number(z > tie)) | 0
  }
  first.set([a, b, c, d], r)
  second.set([p, q, s, t], r)
}

const totalOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0)

/** Error of the share of futures in which one is better, by the counts of the replicates. */
const shareError = (counts: Uint32Array, trials: number): number =>
  standardErrorOf(Float64Array.from(counts, (count) => count / (trials / counts.length)))
