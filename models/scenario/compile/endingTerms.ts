import type { TermOf } from '../schema/terms.ts'
import type { ChangeOfControlPlan, TermsPlan } from '../termsPlan.ts'
import { uniformPlace } from '../variables.ts'
import { residualPlan } from './clauses.ts'
import { expectedPlace } from './expectation.ts'
import { one, placing, termPath } from './kinds.ts'
import type { Parts } from './parts.ts'

/** How a deal ends before its time, and what stays afterwards. */
export const endingTerms = (
  parts: Parts,
): Pick<TermsPlan, 'termination' | 'changeOfControl' | 'residual' | 'outOfField'> => ({
  termination: one(parts, 'termination', (term, clause) => {
    const { placed } = placing(parts, term)
    return {
      term,
      ...endedBy(parts, term, clause),
      fee: placed(clause.fee, 'fee', 0),
      flow: parts.pay({ line: 'terminationFee', on: 'yearEnd', rate: 'fixed', term }),
    }
  }),
  residual: one(parts, 'residual', (term, clause) => residualPlan(parts, term, clause)),
  changeOfControl: one(parts, 'changeOfControl', (term, clause) => changePlan(parts, term, clause)),
  outOfField: one(parts, 'outOfField', (term, { multiple, amount }) => {
    const path = (key: string) => ({ path: termPath(parts.source, term, key), value: 0 })
    return {
      multiple: expectedPlace(parts.compiling, multiple, path('multiple')),
      amount: expectedPlace(parts.compiling, amount, path('amount')),
    }
  }),
})

/** By chance, each contract year, or because the party with the right to it ends the deal. */
const endedBy = (
  parts: Parts,
  term: number,
  clause: TermOf<'termination'>,
): Pick<NonNullable<TermsPlan['termination']>, 'hazard' | 'uniform' | 'after'> => {
  const { compiling, source } = parts
  const { hazardPerYear, right, years } = clause
  const pointer = `${source.pointer}/terms/${term}`
  if (hazardPerYear === undefined && right === undefined) {
    const expected = 'hazardPerYear, or right: the party that may end the deal'
    compiling.faults.push({
      kind: 'missing-key',
      pointer: `${pointer}/hazardPerYear`,
      expected,
      found: 'nothing',
    })
  }
  if (hazardPerYear !== undefined && (right !== undefined || years !== undefined)) {
    const other = `${pointer}/${right === undefined ? 'years' : 'right'}`
    const expected = 'either a chance of ending or a right to end'
    compiling.faults.push({
      kind: 'conflict',
      pointer: `${pointer}/hazardPerYear`,
      other,
      expected,
      found: 'both',
    })
  }
  const { place, placed } = placing(parts, term)
  if (hazardPerYear === undefined) {
    const never = placed(undefined, 'hazardPerYear', 0)
    return { hazard: never, uniform: never, after: source.way?.get(term) ?? Infinity }
  }
  const uniform = uniformPlace(compiling.table, termPath(source, term, 'year'), 4)
  return { hazard: place(hazardPerYear), uniform, after: null }
}

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
