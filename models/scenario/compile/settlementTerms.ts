import type { TermOf } from '../schema/terms.ts'
import type { AuditPlan } from '../termsPlan.ts'
import { uniformPlace } from '../variables.ts'
import type { CompiledTerms } from './compiledTerms.ts'
import { one, placing, termPath } from './kinds.ts'
import type { Parts } from './parts.ts'

/** How payments are checked, taxed, converted, and what they bear when they are late. */
export const settlementTerms = (
  parts: Parts,
): Pick<CompiledTerms, 'audit' | 'withholding' | 'currency' | 'late'> => ({
  audit: one(parts, 'audit', (term, clause) => auditPlan(parts, term, clause)),
  withholding: one(parts, 'withholding', (term, clause) => {
    const { place, placed } = placing(parts, term)
    return {
      term,
      rate: place(clause.rate),
      usable: placed(clause.usable, 'usable', 1),
      grossUp: clause.grossUp ?? false,
    }
  }),
  currency: one(parts, 'currency', (term, clause) => {
    const { place } = placing(parts, term)
    const { interest, collar } = clause
    const own = parts.compiling.document.currency
    if (clause.currency === own)
      parts.compiling.faults.push({
        kind: 'value',
        pointer: `${parts.source.pointer}/terms/${term}/currency`,
        expected: `another currency than the document's own, ${own}`,
        found: clause.currency,
      })
    return {
      term,
      currency: clause.currency,
      volatility: place(clause.volatility),
      interest:
        interest === undefined ? null : { home: place(interest.home), foreign: place(interest.foreign) },
      collar: collar ?? null,
      spot: clause.of === 'amounts' ? place(clause.rate) : null,
    }
  }),
  late: one(parts, 'paymentTerms', (term, clause) => ({
    term,
    late: (clause.lateDays ?? 0) / 365,
    interest: placing(parts, term).placed(clause.lateInterest, 'lateInterest', 0),
  })),
})

const auditPlan = (parts: Parts, term: number, clause: TermOf<'audit'>): AuditPlan => {
  const { place, placed } = placing(parts, term)
  const { compiling, source, shape, pay } = parts
  return {
    term,
    underReporting: place(clause.underReporting),
    probability: place(clause.probability),
    detect: placed(clause.detect, 'detect', 1),
    recovery: placed(clause.recovery, 'recovery', 1),
    lookBack: clause.lookBackYears ?? 3,
    interest: placed(clause.interest, 'interest', 0),
    cost: placed(clause.cost, 'cost', 0),
    threshold: clause.threshold ?? 0.05,
    uniforms: Array.from({ length: shape.contractYears }, (_, c) =>
      uniformPlace(compiling.table, termPath(source, term, `audit${c + 1}`), 5),
    ),
    flow: pay({
      line: 'auditRecovery',
      on: 'yearEndLag',
      rate: 'salesLinked',
      term,
      earned: true,
    }),
  }
}
