import type { Flip, PartyVerdict, VerdictPair } from '../../scenario/schema/compare.ts'
import type { Columns } from '../../summarise/columns.ts'
import { estimateOf, meansOf } from '../../summarise/estimate.ts'
import { shortfallOf } from '../../summarise/shortfall.ts'
import type { Input } from '../inputs.ts'
import { crossingsOf, type Fitter, type Regressed, rankOfScore, reach } from './crossing.ts'
import { flipsOf, type Ranked } from './flips.ts'
import type { Played, Worth } from './play.ts'
import { differenceInto, wonOf } from './won.ts'

/** Inputs of a verdict for which a break-even is told. */
const solved = 3

export interface Judging {
  readonly ranked: Ranked
  readonly columns: Columns
  /** normal scores of an input in the futures that say what flips */
  readonly scoresOf: (input: Input) => Float64Array
  readonly fitter: Fitter
  readonly room: Room
}

/** Where the differences of one pair stand until the next: columns of all futures. */
export interface Room {
  readonly time: Float64Array
  readonly flow: Float64Array
}

/** Every pair of what takes part, the first before the second, for each party that can compare them. */
export const verdictsOf = (
  played: readonly Played[],
  judging: Judging,
  licenseeOf: (played: Played) => string,
): VerdictPair[] =>
  played.flatMap((a, j) =>
    played.slice(j + 1).map((b): VerdictPair => {
      const why = whyNot(a, b, licenseeOf)
      return {
        a: a.id,
        b: b.id,
        licensor: verdictOf(a.licensor, b.licensor, judging),
        licensee: why === null ? verdictOf(a.licensee!, b.licensee!, judging) : null,
        licenseeWhy: why,
      }
    }),
  )

const whyNot = (a: Played, b: Played, licenseeOf: (played: Played) => string): VerdictPair['licenseeWhy'] => {
  if (a.kind === 'strategy' || b.kind === 'strategy') return 'strategy'
  if (licenseeOf(a) !== licenseeOf(b)) return 'other-licensee'
  return a.licensee === null || b.licensee === null ? 'unknown-utility' : null
}

/** The second less the first: counted and told as it turns out, expected at the flows' own rates. */
const verdictOf = (a: Worth, b: Worth, judging: Judging): PartyVerdict => {
  const { columns, ranked, room } = judging
  const { column, ...shares } = wonOf(a.time, b.time, { columns, into: room.time })
  const { summary, dots } = columns.summaryAndDots(column)
  const gain = differenceInto(room.flow, a.flow, b.flow)
  const { rows, why, inputs } = flipsOf(column, ranked)
  const strongest = inputs.filter(({ kind }) => kind === 'quantity').slice(0, solved)
  const early = gain.subarray(0, ranked.futures.trials)
  const mean = strongest.length === 0 ? null : meansOf(early, columns.replicates)
  const flips = rows.map((row, r) =>
    mean !== null && strongest.includes(inputs[r]!)
      ? { ...row, breakEven: breakEvenOf({ values: early, mean }, inputs[r]!, judging) }
      : row,
  )
  return {
    ...shares,
    expected: estimateOf(gain, columns.replicates),
    difference: summary,
    worst5: shortfallOf(column, summary, columns),
    curve: dots,
    flips,
    flipsWhy: why,
    guessesDecide: flips.length >= 2 && flips.slice(0, 2).every(({ guess }) => guess),
  }
}

/** Given the value of one input, where the expectation of a difference is 0. */
const breakEvenOf = (
  gain: Regressed,
  input: Input,
  { ranked, fitter, scoresOf }: Judging,
): Flip['breakEven'] => {
  const variable = ranked.plan.variables[input.place]!
  if (variable.kind !== 'draw') return null
  const valueAt = (score: number): number => variable.distribution.quantile(rankOfScore(score))
  const crossings = crossingsOf(gain, scoresOf(input), fitter)
  return {
    low: valueAt(-reach),
    high: valueAt(reach),
    at: crossings.map(({ score, standardError, rising }) => ({
      value: valueAt(score),
      standardError: (valueAt(score + standardError) - valueAt(score - standardError)) / 2,
      percentile: 100 * rankOfScore(score),
      above: rising ? 'b' : 'a',
    })),
  }
}
