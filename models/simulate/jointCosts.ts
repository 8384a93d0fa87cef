import { exp } from '../numerics/elementary.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { drawOf } from './draw.ts'
import { blockSize, createFrame, type Frame } from './frame.ts'
import type { DealOutcomes } from './outcomes.ts'
import { pointsOf, type Sampling } from './points.ts'
import { fillRates } from './rates.ts'

/** The licensor's after-tax costs of a set of deals borne once, by trial (negative). */
export interface JointCosts {
  readonly flow: Float64Array
  readonly time: Float64Array
}

/** When a deal runs. */
type Running = Pick<DealOutcomes, 'deal' | 'ends'>

/**
 * Costs a strategy bears once (domain page, section 7): `prepare` at the earliest start, `monitorPerYear` in every
 * period in which any deal runs, `servePerLicenseeYear` once per licensee. Draws only what these costs read.
 */
export const jointCostsOf = (
  plan: Plan,
  how: Sampling,
  strategies: readonly (readonly Running[])[],
): readonly JointCosts[] => {
  const trials = strategies[0]?.[0]?.ends.length ?? 0
  const { rates, tax, prepare, serve, monitor } = plan.licensor
  const read = closure(plan, [rates.fixed, rates.time, tax.royalty, prepare, serve, monitor, plan.inflation])
  const wanted = (place: Place): boolean => read.has(place)
  const draw = drawOf(plan, pointsOf(plan, how), wanted)
  const frame = createFrame(plan, blockSize, 'drawn')
  const costs = strategies.map(() => ({ flow: new Float64Array(trials), time: new Float64Array(trials) }))
  for (let first = 0; first < trials; first += blockSize) {
    frame.first = first
    frame.count = Math.min(blockSize, trials - first)
    draw(frame)
    fillRates(frame)
    strategies.forEach((deals, s) => {
      addBlock(frame, deals, costs[s]!)
    })
  }
  return costs
}

/** The places some variables read, directly or through formulas and groups. */
const closure = (plan: Plan, places: readonly (Place | null)[]): ReadonlySet<Place> => {
  const found = new Set<Place>()
  const visit = (place: Place): void => {
    if (found.has(place)) return
    found.add(place)
    const variable = plan.variables[place]!
    if (variable.kind === 'formula') for (const read of variable.reads.values()) visit(read)
    for (const { members, tail } of plan.groups) {
      if (!members.includes(place)) continue
      members.forEach(visit)
      if (tail !== null) visit(tail.chiSquare)
    }
  }
  for (const place of places) if (place !== null) visit(place)
  return found
}

/** One block of trials, period after period: each loop goes over the trials. */
const addBlock = (frame: Frame, deals: readonly Running[], out: JointCosts): void => {
  const { first, count, plan } = frame
  const { fixed, time } = frame.discounting[0]!
  const sums = [
    { to: out.flow.subarray(first, first + count), by: fixed! },
    { to: out.time.subarray(first, first + count), by: time ?? fixed! },
  ]
  const starts = startsOf(frame, deals)
  for (const { to, by } of sums) startAt(frame, to, { starts, log: by.log })
  const groups = byLicensee(deals)
  for (let k = 0; k < plan.calendar.periods; k++) {
    const yearly = yearlyCosts(frame, groups, k)
    if (yearly === null) continue
    for (const { to, by } of sums) addPeriod(frame, to, { yearly, factors: by.factors, k })
  }
  const tax = frame.values[plan.licensor.tax.royalty]!
  for (const { to } of sums)
    for (let i = 0; i < count; i++) if (starts[i]! < Infinity) to[i] = -(1 - tax[i]!) * to[i]!
}

/** When the first deal that runs at all starts, by trial of the block; infinite where none does. */
const startsOf = ({ first, count }: Frame, deals: readonly Running[]): Float64Array => {
  const starts = new Float64Array(count).fill(Infinity)
  for (const { deal, ends } of deals)
    for (let i = 0; i < count; i++)
      if (ends[first + i]! > 0 && deal.start < starts[i]!) starts[i] = deal.start
  return starts
}

/** The cost of preparing, at the start. */
const startAt = (
  frame: Frame,
  to: Float64Array,
  { starts, log }: { readonly starts: Float64Array; readonly log: Float64Array },
): void => {
  const prepare = frame.values[frame.plan.licensor.prepare]!
  for (let i = 0; i < to.length; i++)
    if (starts[i]! < Infinity) to[i] = prepare[i]! * exp(-log[i]! * starts[i]!)
}

const byLicensee = (deals: readonly Running[]): readonly (readonly Running[])[] =>
  [...new Set(deals.map(({ deal }) => deal.licensee))].map((licensee) =>
    deals.filter(({ deal }) => deal.licensee === licensee),
  )

/** Monitoring, and serving each licensee that has a running deal, in a period; 0 where none has, null if none ever. */
const yearlyCosts = (
  frame: Frame,
  groups: readonly (readonly Running[])[],
  k: number,
): Float64Array | null => {
  const { first, count, plan, values, strides } = frame
  const { monitor, serve } = plan.licensor
  const licensees = new Uint16Array(count)
  let most = 0
  for (const deals of groups) countRunning(licensees, { deals, first, k })
  for (let i = 0; i < count; i++) most |= licensees[i]!
  if (most === 0) return null
  const [watching, serving] = [values[monitor]!, values[serve]!]
  const [w, s] = [strides[monitor]! * k, strides[serve]! * k]
  const yearly = new Float64Array(count)
  for (let i = 0; i < count; i++)
    if (licensees[i]! > 0) yearly[i] = watching[w + i]! + licensees[i]! * serving[s + i]!
  return yearly
}

/** Adds 1 where any of a licensee's deals runs in a period. */
const countRunning = (
  licensees: Uint16Array,
  { deals, first, k }: { readonly deals: readonly Running[]; readonly first: number; readonly k: number },
): void => {
  const begun = deals.filter(({ deal }) => deal.contractYear[k]! >= 0)
  const [one, ...others] = begun
  if (one === undefined) return
  const count = licensees.length
  if (others.length === 0) {
    const [year, { ends }] = [one.deal.contractYear[k]!, one]
    for (let i = 0; i < count; i++) licensees[i]! += Number(year < ends[first + i]!)
    return
  }
  const running = new Uint8Array(count)
  for (const { deal, ends } of begun) {
    const year = deal.contractYear[k]!
    for (let i = 0; i < count; i++) running[i]! |= Number(year < ends[first + i]!)
  }
  for (let i = 0; i < count; i++) licensees[i]! += running[i]!
}

interface Period {
  readonly yearly: Float64Array
  readonly factors: Float64Array
  readonly k: number
}

const addPeriod = ({ plan, size }: Frame, to: Float64Array, { yearly, factors, k }: Period): void => {
  const { delta } = plan.calendar
  for (let i = 0; i < to.length; i++) to[i]! += yearly[i]! * delta * factors[k * size + i]!
}
