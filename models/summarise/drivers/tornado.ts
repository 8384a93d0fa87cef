import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { DriverParty, Swing } from '../../scenario/schema/drivers.ts'
import type { Place } from '../../scenario/variable.ts'
import { branchesOf } from '../../simulate/branches.ts'
import { type ExpectedCase, type ExpectedWorth, expectedCases } from '../../simulate/expectedCases.ts'
import { expectedFrame } from '../../simulate/expectedFrame.ts'
import type { Futures } from '../../simulate/futures.ts'
import type { OptionsUsed } from '../../simulate/options.ts'
import { waysOfDeal } from '../../simulate/ways.ts'
import type { DriverInput } from './inputs.ts'

/** The two ends of a bar. */
interface Bar {
  readonly input: DriverInput
  readonly path: string
  readonly ends: readonly [End, End]
}

interface End {
  readonly at: number
  readonly case: ExpectedCase
}

export interface Tornado {
  readonly expected: ExpectedWorth
  readonly bars: readonly (Omit<Bar, 'ends'> & { readonly ends: readonly (End & ExpectedWorth)[] })[]
}

export interface TornadoDeal {
  readonly deal: DealPlan
  readonly recreates: boolean
  readonly used: OptionsUsed | null
}

/**
 * The expected case with one input after the other at its 10th and at its 90th percentile, a gate failed and passed; all
 * else stays (R. A. Howard, Management Science 34(6), 1988, 679–695). What is tied to an input stays as well. Failures,
 * audits, losses and exchange rates stand in the expected case by their probability or their mean and have no bar.
 */
export const tornadoOf = (futures: Futures, own: TornadoDeal, inputs: readonly DriverInput[]): Tornado => {
  const bars = inputs.flatMap((input) => barsOf(futures, input))
  const none: ExpectedCase = { values: new Map(), gates: new Map() }
  const cases = [none, ...bars.flatMap(({ ends }) => ends.map((end) => end.case))]
  const [expected, ...worths] = worthsOf(futures, own, cases)
  return {
    expected: expected!,
    bars: bars.map((bar, b) => ({
      ...bar,
      ends: bar.ends.map((end, e) => ({ ...end, ...worths[2 * b + e]! })),
    })),
  }
}

/** Branches × periods that a tornado may work out; half a minute. */
const budget = 1.5e6

/** Whether the bars would take minutes: two cases an input, each in every branch of the deal and every period. */
export const isTooDear = ({ plan }: Pick<Futures, 'plan'>, deal: DealPlan, inputs: number): boolean => {
  const means = expectedFrame(plan)
  const branches = waysOfDeal(deal).reduce((sum, way) => sum + branchesOf(way, means).length, 0)
  return (2 * inputs + 1) * branches * plan.calendar.periods > budget
}

/** Of a deal with options, its ways by the share of the futures that went each. */
const worthsOf = (
  futures: Futures,
  { deal, recreates, used }: TornadoDeal,
  cases: readonly ExpectedCase[],
): readonly ExpectedWorth[] => {
  const ways = waysOfDeal(deal)
  const shares = ways.map((_, w) =>
    used === null ? 1 : used.ways.filter((way) => way === w).length / used.ways.length,
  )
  const sums = cases.map(() => ({ licensor: 0, licensee: 0 }))
  ways.forEach((way, w) => {
    if (shares[w] === 0) return
    expectedCases(futures, { deal: way, recreates }, cases).forEach(({ licensor, licensee }, c) => {
      sums[c]!.licensor += shares[w]! * licensor
      sums[c]!.licensee += shares[w]! * licensee
    })
  })
  return sums
}

/** A standard normal's 90th percentile. */
const ninetieth = 1.2815515655446004

const barsOf = ({ plan }: Futures, input: DriverInput): readonly Bar[] => {
  const held = (place: Place, low: number, high: number): Bar => {
    const end = (at: number): End => ({ at, case: { values: new Map([[place, at]]), gates: new Map() } })
    return { input, path: plan.variables[place]!.path, ends: [end(low), end(high)] }
  }
  if (input.gate !== null) {
    const [uniform] = input.places
    const end = (at: 0 | 1): End => ({ at, case: { values: new Map(), gates: new Map([[uniform!, at]]) } })
    return [{ input, path: input.path, ends: [end(0), end(1)] }]
  }
  return input.places.flatMap((place) => {
    const variable = plan.variables[place]!
    if (variable.kind === 'normal' && input.kind === 'curve')
      return [{ ...held(place, -ninetieth, ninetieth), path: input.path }]
    if (variable.kind !== 'draw' || !input.parts.includes(place)) return []
    const { quantile } = variable.distribution
    return [held(place, quantile(0.1), quantile(0.9))]
  })
}

/** The bars of one party, the longest first; a curve has the longest of its own alone. */
export const swingsOf = ({ bars }: Tornado, party: DriverParty): Swing[] => {
  const swings = bars.map(({ input, path, ends: [low, high] }): Swing => {
    const [a, b] = [low![party], high![party]]
    const ends = { low: { at: low!.at, worth: a }, high: { at: high!.at, worth: b } }
    return { input: input.path, path, ...ends, swing: Math.abs(b - a) }
  })
  const sorted = swings.toSorted((a, b) => b.swing - a.swing)
  const curves = new Set(bars.filter(({ input }) => input.kind === 'curve').map(({ input }) => input.path))
  return sorted.filter(
    ({ input }, s) => !curves.has(input) || sorted.findIndex((one) => one.input === input) === s,
  )
}
