import { poisson } from '../distributions/poisson.ts'
import { exp, log1p } from '../numerics/elementary.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import type { Frame } from './frame.ts'
import { passProbability } from './gates.ts'

/** Gates, failures and the number of risk events of a drawn block (domain page, sections 2.2 and 6.3). */
export const fillEvents = (frame: Frame, wanted: (licensee: number) => boolean = () => true): void => {
  const { plan, values, count } = frame
  plan.gates.forEach((gate, g) => {
    const [uniform, passed] = [values[gate.uniform]!, frame.gates[g]!]
    // passing at the high end makes a positive correlation with a gate mean "high goes with passing"
    for (let i = 0; i < count; i++) passed[i] = uniform[i]! >= 1 - passProbability(frame, gate, i) ? 1 : 0
  })
  plan.licensees.forEach((licensee, l) => {
    if (wanted(l)) fillEndings(frame, licensee, l)
  })
  plan.risks.forEach((risk, r) => {
    fillCounts(frame, risk, r)
  })
}

/** The years in which a licensee fails, and ends its deals for a gate that failed. */
const fillEndings = (frame: Frame, licensee: Plan['licensees'][number], l: number): void => {
  const { values, count } = frame
  const [failureYear, gateYear] = [frame.failureYear[l]!, frame.gateYear[l]!]
  const [uniform, hazard] = [values[licensee.failureUniform]!, values[licensee.failure]!]
  const survival = remembered((h) => log1p(-h))
  if (isNever(frame, licensee.failure)) failureYear.fill(Infinity)
  else for (let i = 0; i < count; i++) failureYear[i] = geometricYear(uniform[i]!, hazard[i]!, survival)
  const [chance, terminates] = [values[licensee.terminatesUniform]!, values[licensee.terminates]!]
  if (isNever(frame, licensee.terminates)) gateYear.fill(Infinity)
  else
    for (let i = 0; i < count; i++)
      gateYear[i] = chance[i]! < terminates[i]! ? firstFailedGate(frame, licensee.closingGates, i) : Infinity
}

/** How often a risk strikes over the horizon; one that strikes at most once a year has its years drawn where it is borne. */
const fillCounts = (frame: Frame, risk: Plan['risks'][number], r: number): void => {
  const { plan, values, count } = frame
  const [uniform, frequency] = [values[risk.uniform]!, values[risk.frequency]!]
  const { horizon } = plan.calendar
  const atNone = remembered(probabilityOfNone)
  for (let i = 0; i < count; i++) {
    const mean = frequency[i]! * horizon
    if (mean > mostEvents) reportEvents(frame, { path: plan.variables[risk.frequency]!.path, mean, i })
    frame.events[r]![i] = risk.yearly ? 0 : poissonCount(uniform[i]!, Math.min(mean, mostEvents), atNone)
  }
}

/** A function that keeps its last value: most hazards and frequencies are the same in every trial. */
const remembered = (of: (x: number) => number): ((x: number) => number) => {
  let [at, known] = [Number.NaN, Number.NaN]
  return (x) => {
    if (x !== at) [at, known] = [x, of(x)]
    return known
  }
}

/** Whether a chance is 0 in every trial. */
const isNever = ({ plan }: Frame, chance: Place): boolean => {
  const variable = plan.variables[chance]!
  return variable.kind === 'constant' && !(variable.value > 0)
}

/** More events than this in one future are a flow, not a risk: the run stops and says so. */
export const mostEvents = 10_000

const reportEvents = (
  frame: Frame,
  { path, mean, i }: { readonly path: string; readonly mean: number; readonly i: number },
): void => {
  frame.fault ??= {
    kind: 'non-finite-result',
    pointer: '',
    expected: `${path} to mean at most ${mostEvents} events over the horizon`,
    found: `${Math.round(mean)}`,
    line: path,
    trial: frame.first + i,
    inputs: {},
  }
}

/** Year of the first event at a yearly hazard h: the least y with 1 − (1 − h)^y > u. */
const geometricYear = (u: number, hazard: number, survival: (hazard: number) => number): number => {
  if (!(hazard > 0)) return Infinity
  if (hazard >= 1) return 1
  return Math.floor(log1p(-u) / survival(hazard)) + 1
}

const firstFailedGate = (frame: Frame, gates: readonly number[], i: number): number => {
  let year = Infinity
  for (const g of gates)
    if (frame.gates[g]![i] === 0) year = Math.min(year, frame.values[frame.plan.gates[g]!.year]![i]!)
  return year
}

const probabilityOfNone = (mean: number): number => exp(-mean)

/** Poisson quantile by summing probabilities: the least n whose cumulative probability reaches u. */
export const poissonCount = (u: number, mean: number, atNone = probabilityOfNone): number => {
  if (mean > 100) return poisson(mean).quantile(u)
  let term = atNone(mean)
  let cumulative = term
  let n = 0
  while (u > cumulative && term > 0) {
    n++
    term *= mean / n
    cumulative += term
  }
  return n
}
