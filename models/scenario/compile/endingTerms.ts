import type { TermOf } from '../schema/terms.ts'
import type { ChangeOfControlPlan, TermsPlan } from '../termsPlan.ts'
import { uniformPlace } from '../variables.ts'
import { residualPlan } from './clauses.ts'
import { one, placing, termPath } from './kinds.ts'
import type { Parts } from './parts.ts'

/** How a deal ends before its time, and what stays afterwards. */
export const endingTerms = (
  parts: Parts,
): Pick<TermsPlan, 'termination' | 'changeOfControl' | 'residual'> => ({
  termination: one(parts, 'termination', (term, clause) => {
    const { place, placed } = placing(parts, term)
    return {
      term,
      hazard: place(clause.hazardPerYear),
      uniform: uniformPlace(parts.compiling.table, termPath(parts.source, term, 'year'), 4),
      fee: placed(clause.fee, 'fee', 0),
      flow: parts.pay({ line: 'terminationFee', on: 'yearEnd', rate: 'fixed', term }),
    }
  }),
  residual: one(parts, 'residual', (term, clause) => residualPlan(parts, term, clause)),
  changeOfControl: one(parts, 'changeOfControl', (term, clause) => changePlan(parts, term, clause)),
})

const changePlan = (parts: Parts, term: number, clause: TermOf<'changeOfControl'>): ChangeOfControlPlan => {
  const { place, placed } = placing(parts, term)
  const { compiling, source, pay } = parts
  const pointer = `${source.pointer}/terms/${term}/fee`
  if (clause.effect === 'fee' && clause.fee === undefined)
    compiling.faults.push({
      kind: 'missing-key',
      pointer,
      expected: 'fee with effect "fee"',
      found: 'nothing',
    })
  if (clause.effect !== 'fee' && clause.fee !== undefined)
    compiling.faults.push({
      kind: 'value',
      pointer,
      expected: 'effect "fee" beside a fee',
      found: `effect "${clause.effect}"`,
    })
  return {
    term,
    hazard: place(clause.hazardPerYear),
    uniform: uniformPlace(compiling.table, termPath(source, term, 'year'), 4),
    ends: clause.effect === 'end',
    fee: placed(clause.effect === 'fee' ? clause.fee : undefined, 'fee', 0),
    flow: pay({ line: 'changeOfControl', on: 'yearEnd', rate: 'fixed', term }),
  }
}
