import type { Facts } from './facts.ts'
import {
  contractYearOfFailure,
  type Grant,
  lastContractYear,
  plannedEndOf,
  startOf,
  termOf,
} from './grants.ts'
import { inside, items, type Place, read, text } from './place.ts'

const never = Number.POSITIVE_INFINITY

/** From a period's cash to its payment: the days agreed, and those by which the licensee is late. */
export const lagOf = (facts: Facts, terms: readonly Place[]): number => {
  const payment = termOf(terms, 'paymentTerms')
  if (payment === undefined) return 0
  const days = (key: string): number => read(facts, inside(payment, key), { otherwise: 0 })
  return (days('reportingDays') + days('paymentDays') + days('lateDays')) / 365
}

/** The contract year at whose end a change of control ends the deal. */
const endOfControl = (facts: Facts, deal: Place, last: number): number => {
  const term = termOf(items(inside(deal, 'terms')), 'changeOfControl')
  if (term === undefined || text(inside(term, 'effect')) !== 'end') return never
  for (let c = 1; c < last; c++) if (facts.changeOfControl(text(inside(deal, 'id')), c) >= 1) return c
  return never
}

/** When and why a deal ends: failure comes before the gate, the gate before the hazard, that before a new owner. */
export const endingOf = (facts: Facts, ask: { deal: Place; licensee: Place; grants: readonly Grant[] }) => {
  const deal = text(inside(ask.deal, 'id'))
  const start = startOf(ask.grants)
  const last = lastContractYear(ask.grants)
  const failure = contractYearOfFailure(start, facts.failureYear(text(inside(ask.licensee, 'id'))))
  const gate = facts.gateEnd(deal)
  const hasHazard = termOf(items(inside(ask.deal, 'terms')), 'termination') !== undefined
  const drawn = hasHazard ? facts.terminationYear(deal) : never
  const hazard = drawn < last ? drawn : never
  const control = endOfControl(facts, ask.deal, last)
  const endsIn = Math.max(0, Math.min(failure, gate, hazard, control))
  return {
    start,
    end: Math.min(plannedEndOf(ask.grants), start + endsIn),
    endsEarlyIn: endsIn,
    failedAt: start + Math.max(0, failure),
    endedByHazard: hazard < last && hazard < gate && hazard < failure && hazard <= control,
  }
}
