import type { DeductionPlan, RoyaltyPlan } from '../royaltyPlan.ts'
import type { TermOf } from '../schema/terms.ts'
import { placing } from './kinds.ts'
import type { Parts } from './parts.ts'
import { placeOf } from './quantities.ts'

/** Where the figures of an apportionment stand, and what they belong to. */
const figures = { share: 'apportionShare', combination: 'combination' } as const

/** On what part of a product's receipts a royalty is reckoned; its figures are there exactly where they are read. */
export const apportionmentPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'royalty'>,
): RoyaltyPlan['apportionment'] => {
  const { compiling, source } = parts
  const kind = clause.apportionment ?? 'product'
  const pointer = `${source.pointer}/terms/${term}`
  for (const [reads, key] of Object.entries(figures) as ['share' | 'combination', keyof typeof clause][]) {
    const isGiven = clause[key] !== undefined
    if (isGiven === (kind === reads)) continue
    const at = `${pointer}/${key}`
    compiling.faults.push(
      isGiven
        ? {
            kind: 'value',
            pointer: at,
            expected: `apportionment "${reads}" beside ${key}`,
            found: `apportionment "${kind}"`,
          }
        : {
            kind: 'missing-key',
            pointer: at,
            expected: `${key} with apportionment "${reads}"`,
            found: 'nothing',
          },
    )
  }
  const { apportionShare: part, combination } = clause
  if (kind === 'attributable') return { kind }
  if (kind === 'share' && part !== undefined) return { kind, share: placeOf(compiling, part) }
  if (kind !== 'combination' || combination === undefined) return null
  return {
    kind,
    own: placeOf(compiling, combination.own),
    others: placeOf(compiling, combination.others),
    floor: placing(parts, term).placed(combination.floor, 'combination.floor', 0),
  }
}

/** Step-downs in the order of their years, each of its own. */
export const stepDownPlans = (
  { compiling, source, shape }: Parts,
  term: number,
  { stepDowns = [] }: TermOf<'royalty'>,
): RoyaltyPlan['stepDowns'] =>
  stepDowns.map(({ fromYear, factor }, s) => {
    const before = stepDowns[s - 1]?.fromYear ?? 1
    const pointer = `${source.pointer}/terms/${term}/stepDowns/${s}/fromYear`
    if (fromYear <= before)
      compiling.faults.push({
        kind: 'value',
        pointer,
        expected: 'years that rise from step to step',
        found: `${fromYear} after ${before}`,
      })
    else if (fromYear > shape.contractYears)
      compiling.faults.push({
        kind: 'value',
        pointer,
        expected: `a contract year of the term, 2 to ${shape.contractYears}`,
        found: String(fromYear),
      })
    return { fromYear, factor: placeOf(compiling, factor) }
  })

/** Deductions of a royalty or of a share of revenue. */
export const deductionPlan = (
  { compiling }: Parts,
  { deductions }: { readonly deductions?: TermOf<'royalty'>['deductions'] },
): DeductionPlan => ({
  deductions: deductions === undefined ? null : placeOf(compiling, deductions.share),
  deductionCap: deductions?.cap === undefined ? null : placeOf(compiling, deductions.cap),
})
