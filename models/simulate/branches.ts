import { plain } from '../kernel/plain.ts'
import { pow } from '../numerics/elementary.ts'
import type { DealPlan } from '../scenario/dealPlan.ts'
import type { Place } from '../scenario/variable.ts'
import { type Frame, valueAt } from './frame.ts'
import { type GateCase, gateCases } from './gateCases.ts'

/**
 * How a deal can end in the expected case (domain page, section 2.1): the licensee's failure year, and year and cause
 * of the first end, with the probability of each and of the gates given it.
 */
export interface Branch {
  readonly probability: number
  readonly failureYear: number
  readonly gateYear: number
  readonly termination: number
  /** contract year in which a change of control ends the deal */
  readonly takenOver: number
  /** by gate: probability of having passed, given the branch */
  readonly passed: readonly number[]
}

/** Every branch with a positive probability; probabilities add to 1. `frame` holds the means. */
export const branchesOf = (deal: DealPlan, frame: Frame): readonly Branch[] => {
  const merged = new Map<string, { probability: number; passed: number[]; branch: Branch }>()
  const at = (place: Place): number => valueAt(frame, place, 0)
  for (const failure of failureCases(deal, frame))
    for (const gate of gateCases({ $: plain, at, deal, means: frame }))
      for (const end of earlyEnds(deal, frame)) {
        const probability = failure.probability * gate.probability * end.probability
        if (probability === 0) continue
        const branch = firstEnd(deal, { failure: failure.year, gate, ...end, probability })
        const { failureYear, gateYear, termination, takenOver } = branch
        const key = `${failureYear}|${gateYear}|${termination}|${takenOver}`
        const known = merged.get(key) ?? { probability: 0, passed: gate.passed.map(() => 0), branch }
        known.probability += probability
        gate.passed.forEach((pass, g) => {
          known.passed[g]! += probability * pass
        })
        merged.set(key, known)
      }
  return [...merged.values()].map(({ probability, passed, branch }) => ({
    ...branch,
    probability,
    passed: passed.map((sum) => sum / probability),
  }))
}

/** Keeps of the possible ends the first one, so that what comes later leaves no trace in the branch. */
export const firstEnd = (
  deal: DealPlan,
  ends: {
    readonly failure: number
    readonly gate: GateCase
    readonly termination: number
    readonly takenOver: number
    readonly probability: number
  },
): Branch => {
  const failed = Math.ceil(ends.failure - deal.start - 1e-9)
  const inTerm = ends.gate.date >= deal.start && ends.gate.date < deal.end
  const gated = inTerm ? Math.floor(ends.gate.date - deal.start + 1e-9) + 1 : Infinity
  const { termination, takenOver } = ends
  const early = Math.min(termination, takenOver)
  const base = { probability: ends.probability, failureYear: ends.failure, passed: ends.gate.passed }
  const none = { ...base, gateYear: Infinity, termination: Infinity, takenOver: Infinity }
  if (failed <= Math.min(gated, early, deal.contractYears)) return none
  if (gated <= Math.min(early, deal.contractYears)) return { ...none, gateYear: ends.gate.date }
  return termination <= takenOver ? { ...none, termination } : { ...none, takenOver }
}

const failureCases = (deal: DealPlan, frame: Frame): readonly { year: number; probability: number }[] => {
  const hazard = valueAt(frame, frame.plan.licensees[deal.licensee]!.failure, 0)
  const { horizon } = frame.plan.calendar
  const failing = Array.from({ length: horizon }, (_, y) => ({
    year: y + 1,
    probability: pow(1 - hazard, y) * hazard,
  }))
  return [...failing, { year: Infinity, probability: pow(1 - hazard, horizon) }]
}

interface EarlyEnd {
  readonly termination: number
  readonly takenOver: number
  readonly probability: number
}

/** Years of termination and of a change of control that ends the deal, each by its own hazard. */
const earlyEnds = (deal: DealPlan, frame: Frame): readonly EarlyEnd[] => {
  const { termination, changeOfControl } = deal.terms
  const cases = (hazard: number | null) => hazardCases(deal, hazard === null ? 0 : valueAt(frame, hazard, 0))
  const taken = cases(changeOfControl?.ends === true ? changeOfControl.hazard : null)
  return cases(termination?.hazard ?? null).flatMap((own) =>
    taken.map((other) => ({
      termination: own.year,
      takenOver: other.year,
      probability: own.probability * other.probability,
    })),
  )
}

const hazardCases = (
  deal: DealPlan,
  hazard: number,
): readonly { readonly year: number; readonly probability: number }[] => {
  const early = Math.max(0, deal.contractYears - 1)
  const ending = Array.from({ length: early }, (_, c) => ({
    year: c + 1,
    probability: pow(1 - hazard, c) * hazard,
  }))
  return [...ending, { year: Infinity, probability: pow(1 - hazard, early) }]
}
