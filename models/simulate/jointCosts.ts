import { exp } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import { drawOf } from './draw.ts'
import { blockSize, createFrame, type Frame, valueAt } from './frame.ts'
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
      for (let i = 0; i < frame.count; i++) addTrial(frame, i, { deals, out: costs[s]! })
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

const addTrial = (
  frame: Frame,
  i: number,
  { deals, out }: { readonly deals: readonly Running[]; readonly out: JointCosts },
): void => {
  const { plan } = frame
  const trial = frame.first + i
  const running = deals.filter(({ ends }) => ends[trial]! > 0)
  if (running.length === 0) return
  const keeps = 1 - valueAt(frame, plan.licensor.tax.royalty, i)
  const { fixed, time } = frame.discounting[0]!
  const start = Math.min(...running.map(({ deal }) => deal.start))
  const prepare = valueAt(frame, plan.licensor.prepare, i)
  let atFixed = prepare * exp(-fixed!.log[i]! * start)
  let atTime = prepare * exp(-(time ?? fixed!).log[i]! * start)
  const { periods, delta } = plan.calendar
  for (let k = 0; k < periods; k++) {
    const licensees = licenseesIn(running, trial, k)
    if (licensees === 0) continue
    const yearly =
      valueAt(frame, plan.licensor.monitor, i, k) + licensees * valueAt(frame, plan.licensor.serve, i, k)
    atFixed += yearly * delta * fixed!.factors[k * frame.size + i]!
    atTime += yearly * delta * (time ?? fixed!).factors[k * frame.size + i]!
  }
  out.flow[trial] = -keeps * atFixed
  out.time[trial] = -keeps * atTime
}

/** How many licensees have a running deal in a period. */
const licenseesIn = (running: readonly Running[], trial: number, k: number): number => {
  let count = 0
  for (let d = 0; d < running.length; d++) {
    const { deal, ends } = running[d]!
    if (!runsIn(deal, ends[trial]!, k)) continue
    let seen = false
    for (let e = 0; e < d && !seen; e++) {
      const other = running[e]!
      seen = other.deal.licensee === deal.licensee && runsIn(other.deal, other.ends[trial]!, k)
    }
    if (!seen) count++
  }
  return count
}

const runsIn = (deal: DealPlan, ends: number, k: number): boolean => {
  const year = deal.contractYear[k]!
  return year >= 0 && year < ends
}
