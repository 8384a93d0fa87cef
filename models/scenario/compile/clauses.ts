import type { RoyaltyPlan } from '../royaltyPlan.ts'
import type { TermOf } from '../schema/terms.ts'
import type { AnnualPlan, TermsPlan } from '../termsPlan.ts'
import { fixedPlace } from '../variables.ts'
import { placing } from './kinds.ts'
import { boughtOutAfter } from './options/payments.ts'
import { limitsOf, type Parts, scopeOf } from './parts.ts'
import { placeOf } from './quantities.ts'
import { apportionmentPlan, deductionPlan, stepDownPlans } from './royaltyParts.ts'

/** The index of an annual fee: an input that does not move with time. */
export const annualIndex = (parts: Parts, clause: TermOf<'annualFee'>, term: number): AnnualPlan['index'] => {
  const { index } = clause
  if (index === undefined) return null
  const by = parts.compiling.document.inputs?.[index.by]
  if (by === undefined) {
    const pointer = `${parts.source.pointer}/terms/${term}/index/by`
    parts.compiling.faults.push({
      kind: 'reference',
      pointer,
      expected: 'the name of an input',
      found: `"${index.by}"`,
    })
  }
  const place =
    by === undefined
      ? fixedPlace(parts.compiling.table, `index.${index.by}`, 0)
      : placeOf(parts.compiling, by)
  const variable = parts.compiling.table.drafts[place]
  if (variable?.kind === 'formula' && variable.varies)
    parts.compiling.faults.push({
      kind: 'value',
      pointer: `${parts.source.pointer}/terms/${term}/index/by`,
      expected: 'an input that does not move with time, since the index is read once',
      found: `"${index.by}", a formula of t or period`,
    })
  if (index.floor !== undefined && index.cap !== undefined && index.floor > index.cap) {
    const pointer = `${parts.source.pointer}/terms/${term}/index`
    parts.compiling.faults.push({
      kind: 'conflict',
      pointer: `${pointer}/floor`,
      other: `${pointer}/cap`,
      expected: `a floor of at most the cap, ${index.cap}`,
      found: String(index.floor),
    })
  }
  return { by: place, floor: index.floor ?? -Infinity, cap: index.cap ?? Infinity }
}

/** A royalty: either one rate, which is a single open tier, or tiers; deductions only from a net base. */
export const royaltyPlan = (parts: Parts, term: number, clause: TermOf<'royalty'>): RoyaltyPlan => {
  const pointer = `${parts.source.pointer}/terms/${term}`
  if ((clause.rate === undefined) === (clause.tiers === undefined))
    parts.compiling.faults.push({
      kind: 'value',
      pointer,
      expected: 'either rate or tiers',
      found: clause.rate === undefined ? 'neither' : 'both',
    })
  if (clause.deductions !== undefined && clause.base !== 'net')
    parts.compiling.faults.push({
      kind: 'value',
      pointer: `${pointer}/deductions`,
      expected: 'base "net" beside deductions',
      found: `base "${clause.base ?? 'gross'}"`,
    })
  const tiers = clause.tiers ?? (clause.rate === undefined ? [] : [{ rate: clause.rate }])
  return {
    term,
    scope: scopeOf(parts, clause, term),
    apportionment: apportionmentPlan(parts, term, clause),
    ...deductionPlan(parts, clause),
    rates: tiers.map((tier) => placeOf(parts.compiling, tier.rate)),
    limits: limitsOf(parts, term, tiers),
    method: clause.tierMethod ?? 'marginal',
    match: clause.tierMatch ?? 'higher',
    clock: clause.tierClock ?? 'annual',
    stepDowns: stepDownPlans(parts, term, clause),
    flow: parts.pay({
      line: 'earnedRoyalty',
      on: 'periodLag',
      rate: 'salesLinked',
      term,
      taxAs: clause.taxAs,
      earned: true,
    }),
  }
}

/** What stays after the end; a half-life is required where anything stays. */
export const residualPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'residual'>,
): NonNullable<TermsPlan['residual']> => {
  const pointer = `${parts.source.pointer}/terms/${term}`
  const missing = (key: string) =>
    parts.compiling.faults.push({
      kind: 'missing-key',
      pointer: `${pointer}/${key}`,
      expected: `${key} with a ${clause.scope} residual`,
      found: 'nothing',
    })
  if (clause.scope !== 'none' && clause.modelHalfLifeYears === undefined) missing('modelHalfLifeYears')
  if (clause.scope === 'tail' && clause.tailYears === undefined) missing('tailYears')
  if (clause.scope !== 'tail' && clause.tailYears !== undefined)
    parts.compiling.faults.push({
      kind: 'value',
      pointer: `${pointer}/tailYears`,
      expected: 'scope "tail" beside tailYears',
      found: `scope "${clause.scope}"`,
    })
  const { placed } = placing(parts, term)
  const isBought = boughtOutAfter(parts.source) < Infinity
  const years = { none: 0, tail: clause.tailYears ?? 0, perpetual: Infinity }[clause.scope]
  return {
    term,
    scope: clause.scope,
    years,
    rate: isBought ? placed(undefined, 'boughtOut', 0) : placed(clause.rate, 'rate', 0),
    halfLife: placed(clause.modelHalfLifeYears, 'modelHalfLifeYears', 1),
    exitCost: placed(clause.exitCost, 'exitCost', 0),
    flow: parts.pay({
      line: 'residualRoyalty',
      on: 'periodLag',
      rate: 'salesLinked',
      term,
      earned: true,
    }),
  }
}
