import { meansOf } from '../../summarise/estimate.ts'
import { worstMean } from '../../summarise/tailRisk.ts'
import type { Lever } from '../lever.ts'
import type { Offer, Offers } from '../offers.ts'
import { rangeOf } from '../solve/solutions.ts'

/** Two figures, of the licensor and of the licensee. */
export type Pair<Figure> = readonly [licensor: Figure, licensee: Figure]

/** An offer by the values of its terms: gains over the walk-aways in expectation, of all trials and then by replicate. */
export interface Candidate {
  readonly values: readonly number[]
  readonly gains: Pair<Float64Array>
}

/** An offer that was really worked out, with what it turns out to be worth. */
export interface Corner extends Candidate {
  readonly expected: Pair<number>
  readonly worst5: Pair<number>
}

/** Offers over one or two terms: null where there is no such deal. */
export interface Surface {
  readonly axes: readonly (readonly number[])[]
  /** whether values between two of an axis are offers too */
  readonly between: readonly boolean[]
  readonly at: (place: readonly number[]) => Corner | null
}

/** Offers along a single term, and along each of two. */
const counts = [33, 13] as const

/** Works the offers out, on the same futures. */
export const surfaceOf = (
  offers: Offers,
  deal: string,
  { levers, replicates }: { readonly levers: readonly Lever[]; readonly replicates: number },
): Surface => {
  const cornerAt = (values: readonly number[]): Corner | null => {
    const offer = offers.at(deal, levers, values)
    return offer.ok ? cornerOf(offer.value, values, replicates) : null
  }
  const lowest = levers.map((lever) => rangeOf(lever, { from: null, to: null }).from)
  const axes = levers.map((lever, l) => {
    const at = (value: number) => cornerAt(lowest.map((from, other) => (other === l ? value : from)))
    return axisOf(lever, reachOf(lever, at), counts[levers.length - 1]!)
  })
  const corners = productOf(axes).map(cornerAt)
  const [, second = []] = axes
  return {
    axes,
    between: levers.map(({ step }) => step === null),
    at: ([n, m = null]) => corners[m === null ? n! : n! * second.length + m] ?? null,
  }
}

/** Every combination of values, the last axis turning fastest. */
export const productOf = <Value>(axes: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  axes.reduce<readonly (readonly Value[])[]>(
    (rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])),
    [[]],
  )

/** Doublings, then halvings, in search of where the licensee would rather have its walk-away. */
const [doublings, halvings] = [12, 4] as const

/**
 * How far a term is looked at: as far as the licensee still gains, the other terms at their lowest, or as far as it can be
 * moved, or moves anything.
 */
const reachOf = (lever: Lever, at: (value: number) => Corner | null): number => {
  const gain = (value: number): number => at(value)?.gains[1][0] ?? -Infinity
  const { from, to } = rangeOf(lever, { from: null, to: null })
  let [low, high] = [from, to]
  for (let n = 0; n < doublings && high < lever.upper && gain(high) >= 0; n++) {
    const next = Math.min(lever.upper, from + 2 * (high - from))
    if (gain(next) === gain(high)) return high
    ;[low, high] = [high, next]
  }
  if (gain(high) >= 0 || lever.step !== null) return high
  for (let n = 0; n < halvings; n++) {
    const middle = low + (high - low) / 2
    if (gain(middle) >= 0) low = middle
    else high = middle
  }
  return high
}

const axisOf = (lever: Lever, to: number, count: number): readonly number[] => {
  const { from } = rangeOf(lever, { from: null, to: null })
  const step = lever.step
  const values = Array.from({ length: count }, (_, n) => {
    const value = from + ((to - from) * n) / (count - 1)
    return step === null ? value : from + Math.round((value - from) / step) * step
  })
  return [...new Set(values)]
}

const cornerOf = (offer: Offer, values: readonly number[], replicates: number): Corner | null => {
  const { licensee, turnsOut } = offer
  const gains = gainsOf(offer, replicates)
  if (gains === null || licensee === null || turnsOut.licensee === null) return null
  const worst = (column: Float64Array): number => worstMean(column.toSorted(), 0.05)
  return {
    ...{ values, gains },
    expected: [meansOf(offer.licensor, replicates).all, meansOf(licensee, replicates).all],
    worst5: [worst(turnsOut.licensor), worst(turnsOut.licensee)],
  }
}

/** Expected worth less the expected walk-away, of all trials and then by replicate; null while nobody knows the licensee's. */
export const gainsOf = (
  { licensor, licensee, walkAways }: Offer,
  replicates: number,
): Candidate['gains'] | null => {
  const gain = (worth: Float64Array, without: Float64Array): Float64Array => {
    const [own, other] = [meansOf(worth, replicates), meansOf(without, replicates)]
    return Float64Array.of(
      own.all - other.all,
      ...own.replicates.map((mean, r) => mean - other.replicates[r]!),
    )
  }
  return licensee === null ? null : [gain(licensor, walkAways.licensor), gain(licensee, walkAways.licensee)]
}
