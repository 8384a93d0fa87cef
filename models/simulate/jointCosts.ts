import { exp } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Place, Plan } from '../scenario/plan.ts'
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

/**
 * Costs a strategy bears once (domain page, section 7): `prepare` at the earliest start, `monitorPerYear` in every
 * period in which any deal runs, `servePerLicenseeYear` once per licensee. Draws only what these costs read.
 */
export const jointCostsOf = (
  plan: Plan,
  how: Sampling,
  strategies: readonly (readonly DealOutcomes[])[],
): readonly JointCosts[] => {
  const trials = strategies[0]?.[0]?.licensor.flow.length ?? 0
  const { rates, tax, prepare, serve, monitor } = plan.licensor
  const read = closure(plan, [rates.fixed, rates.time, tax, prepare, serve, monitor, plan.inflation])
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
    for (const { members, tail } of plan.groups)
      if (members.includes(place) && tail !== null) visit(tail.chiSquare)
  }
  for (const place of places) if (place !== null) visit(place)
  return found
}

const addTrial = (
  frame: Frame,
  i: number,
  { deals, out }: { readonly deals: readonly DealOutcomes[]; readonly out: JointCosts },
): void => {
  const { plan } = frame
  const trial = frame.first + i
  const running = deals.filter(({ ends }) => ends[trial]! > 0)
  if (running.length === 0) return
  const keeps = 1 - valueAt(frame, plan.licensor.tax, i)
  const logs = frame.logRates[0]!
  const rates = [logs.fixed[i]!, logs.time === null ? logs.fixed[i]! : logs.time[i]!] as const
  const sums = [0, 0]
  const pay = (amount: number, time: number): void => {
    for (const r of [0, 1] as const) sums[r]! += amount * exp(-rates[r] * time)
  }
  pay(valueAt(frame, plan.licensor.prepare, i), Math.min(...running.map(({ deal }) => deal.start)))
  const { cash, periods, delta } = plan.calendar
  for (let k = 0; k < periods; k++) {
    const now = running.filter(({ deal, ends }) => runsIn(deal, ends[trial]!, k))
    if (now.length === 0) continue
    const licensees = new Set(now.map(({ deal }) => deal.licensee)).size
    const yearly =
      valueAt(frame, plan.licensor.monitor, i, k) + licensees * valueAt(frame, plan.licensor.serve, i, k)
    pay(yearly * delta, cash[k]!)
  }
  out.flow[trial] = -keeps * sums[0]!
  out.time[trial] = -keeps * sums[1]!
}

const runsIn = (deal: DealPlan, ends: number, k: number): boolean => {
  const year = deal.contractYear[k]!
  return year >= 0 && year < ends
}
