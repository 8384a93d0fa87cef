import type { BridgeFigures, BridgeParty } from '../scenario/schema/bridge.ts'
import type { Estimate } from '../scenario/schema/figures.ts'
import { standardErrorOf } from '../summarise/estimate.ts'
import type { Figure, Worth, Worths } from './coalitions.ts'
import { corrected, type Effects, shapleyEffects } from './effects.ts'
import { type Known, spread } from './enumerate.ts'
import { exactSteps } from './exactSum.ts'

export interface Bridging {
  readonly known: Known
  /** the bits of the changes that can move the deal */
  readonly places: readonly number[]
  /** the bits of the rows that are changes */
  readonly rows: readonly number[]
  /** as the second document is sampled, where that is not as the first */
  readonly sampled: Worths | null
}

export type Party = 'licensor' | 'licensee'

/** The bridge of a deal for a party, row by row; null while what the data do for the licensee is unknown. */
export const bridgeOf = (bridging: Bridging, party: Party): BridgeParty | null => {
  const { known, sampled } = bridging
  const all = [...known.whole.values(), ...known.first.values(), ...(sampled === null ? [] : [sampled])]
  if (all.some((worths) => worths[party] === null)) return null
  return { expected: figuresOf(bridging, party, 'expected'), median: figuresOf(bridging, party, 'median') }
}

const figuresOf = (
  { known, places, rows: bits, sampled }: Bridging,
  party: Party,
  key: keyof Worth,
): BridgeFigures => {
  const from =
    (sets: Known['whole']) =>
    (set: number): Figure =>
      sets.get(spread(set, places))![party]![key]
  const [whole, first] = [from(known.whole), from(known.first)]
  const all = (1 << places.length) - 1
  const moved =
    known.whole === known.first
      ? shapleyEffects(places.length, whole)
      : corrected(places.length, whole, first)
  const [before, reached] = [whole(0), whole(all)]
  const after = sampled === null ? reached : sampled[party]![key]
  const rows = bits.map((bit) => effectOf(moved, places.indexOf(bit), before))
  return balanced({ before, after, rows, last: sampled === null ? null : { from: reached, to: after } })
}

const effectOf = (moved: Effects, place: number, like: Figure): Figure =>
  place < 0 ? new Float64Array(like.length) : moved[place]!

interface Unbalanced {
  readonly before: Figure
  readonly after: Figure
  readonly rows: readonly Figure[]
  /** the step from one sample to another */
  readonly last: { readonly from: Figure; readonly to: Figure } | null
}

/** With standard errors from the replicates, and figures that add up exactly. */
const balanced = ({ before, after, rows, last }: Unbalanced): BridgeFigures => {
  const errors = [
    ...rows.map((row) => standardErrorOf(row.subarray(1))),
    ...(last === null ? [] : [errorBetween(last.from, last.to)]),
  ]
  const steps = exactSteps({
    before: before[0]!,
    after: after[0]!,
    effects: [...rows.map((row) => row[0]!), ...(last === null ? [] : [last.to[0]! - last.from[0]!])],
  })
  const estimate = (value: number, of: Figure): Estimate => ({
    value,
    standardError: standardErrorOf(of.subarray(1)),
  })
  return {
    before: estimate(steps.before, before),
    after: estimate(steps.after, after),
    difference: { value: steps.after - steps.before, standardError: errorBetween(before, after) },
    effects: steps.effects.map((value, row) => ({ value, standardError: errors[row]! })),
  }
}

/** Replicate by replicate; of samples that are not replicated alike, as of independent ones. */
const errorBetween = (from: Figure, to: Figure): number => {
  if (from.length === to.length) return standardErrorOf(to.map((value, r) => value - from[r]!).subarray(1))
  const [a, b] = [standardErrorOf(from.subarray(1)), standardErrorOf(to.subarray(1))]
  return Math.sqrt(a * a + b * b)
}
