import type { Plan } from '../scenario/plan.ts'
import { type JointCosts, jointCostsOf } from '../simulate/jointCosts.ts'
import type { Sampling } from '../simulate/points.ts'
import type { Played } from './play.ts'

export type Rate = keyof JointCosts

/** The licensor's joint costs of any set of parts, by trial (negative), put together from what each stretch of time costs. */
export interface Costs {
  /** preparing once at the earliest start, and monitoring while any of them runs */
  readonly shared: (parts: readonly number[], rate: Rate) => Float64Array
  /** serving the licensee of these parts while any of them runs */
  readonly serving: (parts: readonly number[], rate: Rate) => Float64Array
}

/** Segments in one whole number of 32 bits. */
const wordSize = 31

/**
 * Joint costs of sets without simulating them anew. Time is cut where any deal begins, pauses or ends a contract year; in
 * each segment a deal runs wholly or not at all, so that the cost of a set is a sum over the segments in which any of its
 * deals runs. The columns are those of `jointCostsOf` for deals that run in one segment each, of one cost at a time.
 */
export const costsOf = (plan: Plan, how: Sampling, parts: readonly Played[]): Costs => {
  const segments = segmentsOf(plan, parts)
  const trials = parts[0]?.kept.ends.length ?? 0
  const starts = [...new Set(parts.map(({ kept }) => kept.deal.start))].sort((a, b) => a - b)
  const pieces = piecesOf(plan, how, { segments, starts, parts, trials })
  const words = Math.ceil(segments.length / wordSize)
  const running = parts.map((part) => runningIn(part, segments, words))
  const monitoring = (masks: readonly Int32Array[], rate: Rate) => sumOf(masks, pieces.monitor, rate)
  return {
    shared: (members, rate) => {
      const total = monitoring(union(running, members, { words, trials }), rate)
      addPrepared(total, { members, parts, starts, prepare: pieces.prepare.map((piece) => piece[rate]) })
      return total
    },
    serving: (members, rate) => sumOf(union(running, members, { words, trials }), pieces.serve, rate),
  }
}

/** First periods of the stretches in which no deal changes its contract year. */
const segmentsOf = ({ calendar }: Plan, parts: readonly Played[]): readonly number[] => {
  const changes = (k: number) =>
    parts.some(({ kept }) => kept.deal.contractYear[k] !== kept.deal.contractYear[k - 1])
  return Array.from({ length: calendar.periods }, (_, k) => k).filter((k) => k === 0 || changes(k))
}

interface Cutting {
  readonly segments: readonly number[]
  readonly starts: readonly number[]
  readonly parts: readonly Played[]
  readonly trials: number
}

interface Pieces {
  readonly prepare: readonly JointCosts[]
  readonly monitor: readonly JointCosts[]
  readonly serve: readonly JointCosts[]
}

/** Each cost alone: of a start, or of a segment in which one deal runs. */
const piecesOf = (plan: Plan, how: Sampling, { segments, starts, parts, trials }: Cutting): Pieces => {
  const model = parts[0]?.kept.deal
  if (model === undefined) return { prepare: [], monitor: [], serve: [] }
  const ends = new Float64Array(trials).fill(1)
  const { periods } = plan.calendar
  const inSegment = (from: number, until: number) => {
    const contractYear = Int32Array.from({ length: periods }, (_, k) => (k >= from && k < until ? 0 : -1))
    return [{ deal: { ...model, start: 0, contractYear }, ends }]
  }
  const bySegment = segments.map((from, s) => inSegment(from, segments[s + 1] ?? periods))
  const byStart = starts.map((start) => [
    { deal: { ...model, start, contractYear: new Int32Array(periods).fill(-1) }, ends },
  ])
  const only = (cost: 'prepare' | 'monitor' | 'serve') => costing(plan, cost)
  return {
    prepare: jointCostsOf(only('prepare'), how, byStart),
    monitor: jointCostsOf(only('monitor'), how, bySegment),
    serve: jointCostsOf(only('serve'), how, bySegment),
  }
}

/** The plan with one of the licensor's joint costs, and the others nothing. */
const costing = (plan: Plan, cost: 'prepare' | 'monitor' | 'serve'): Plan => {
  const nothing = plan.variables.length
  const { [cost]: kept, ...licensor } = plan.licensor
  return {
    ...plan,
    variables: [...plan.variables, { kind: 'constant', path: 'nothing', value: 0 }],
    licensor: { ...licensor, prepare: nothing, monitor: nothing, serve: nothing, [cost]: kept },
  }
}

/** By word and trial, one bit for each segment in which a part runs. */
const runningIn = (
  { kept: { deal, ends } }: Played,
  segments: readonly number[],
  words: number,
): readonly Int32Array[] => {
  const years = segments.map((first) => deal.contractYear[first]!)
  const byEnd = Array.from({ length: deal.contractYears + 1 }, (_, end) =>
    Array.from({ length: words }, (__, word) =>
      years
        .slice(word * wordSize, (word + 1) * wordSize)
        .reduce((mask, year, bit) => (year >= 0 && year < end ? mask | (1 << bit) : mask), 0),
    ),
  )
  // a deal that was renewed ends later than its own years go
  const row = (end: number) => Math.max(0, Math.min(deal.contractYears, Math.ceil(end)))
  return Array.from({ length: words }, (_, word) => Int32Array.from(ends, (end) => byEnd[row(end)]![word]!))
}

const union = (
  running: readonly (readonly Int32Array[])[],
  members: readonly number[],
  { words, trials }: { readonly words: number; readonly trials: number },
): readonly Int32Array[] =>
  Array.from({ length: words }, (_, word) => {
    const all = new Int32Array(trials)
    for (const member of members) {
      const own = running[member]![word]!
      for (let i = 0; i < trials; i++) all[i]! |= own[i]!
    }
    return all
  })

const sumOf = (masks: readonly Int32Array[], pieces: readonly JointCosts[], rate: Rate): Float64Array => {
  const total = new Float64Array(masks[0]?.length ?? 0)
  for (const [s, piece] of pieces.entries()) {
    const [mask, column] = [masks[Math.floor(s / wordSize)]!, piece[rate]]
    const shift = s % wordSize
    for (let i = 0; i < total.length; i++) if ((mask[i]! >>> shift) & 1) total[i]! += column[i]!
  }
  return total
}

interface Preparing {
  readonly members: readonly number[]
  readonly parts: readonly Played[]
  readonly starts: readonly number[]
  readonly prepare: readonly Float64Array[]
}

/** Preparing falls at the earliest start of the deals that come about at all. */
const addPrepared = (total: Float64Array, { members, parts, starts, prepare }: Preparing): void => {
  const inOrder = members.toSorted((a, b) => parts[a]!.kept.deal.start - parts[b]!.kept.deal.start)
  const places = inOrder.map((member) => starts.indexOf(parts[member]!.kept.deal.start))
  const ends = inOrder.map((member) => parts[member]!.kept.ends)
  for (let i = 0; i < total.length; i++)
    for (let m = 0; m < ends.length; m++)
      if (ends[m]![i]! > 0) {
        total[i]! += prepare[places[m]!]![i]!
        break
      }
}
