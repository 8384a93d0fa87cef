import type { DealCell, Scope } from '../dealPlan.ts'
import type { TermOf } from '../schema/terms.ts'
import type { RoyaltyPlan, TermsPlan } from '../termsPlan.ts'
import { fixedPlace } from '../variables.ts'
import type { DealContext, DealSource } from './grants.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'

/** A clause's plan without the flows it pays on: they are numbered afterwards, in `flows.ts`. */
export type Unnumbered<Plan> = Plan extends readonly (infer Item)[]
  ? readonly Unnumbered<Item>[]
  : Plan extends object
    ? Omit<Plan, 'flow' | 'paid' | 'recouped'> & { readonly term: number }
    : Plan

export interface DealShape {
  readonly cells: readonly DealCell[]
  readonly contractYears: number
}

export interface Parts {
  readonly context: DealContext
  readonly compiling: Compiling
  readonly source: DealSource
  readonly shape: DealShape
  readonly scopes: Scope[]
}

/** Cells a clause works on: all of the deal's, or those of its own field or market. */
export const scopeOf = (
  parts: Parts,
  clause: { readonly field?: string | undefined; readonly market?: string | undefined },
  term: number,
): number => {
  if (clause.field === undefined && clause.market === undefined) return 0
  const { cells } = parts.context
  const own = parts.shape.cells.flatMap(({ cell }, index) => {
    const found = cells[cell]
    return (clause.market === undefined ? found?.field === clause.field : found?.id === clause.market)
      ? [index]
      : []
  })
  const granted = parts.source.grants.some((grant) => grant.field === clause.field)
  if (own.length === 0 && !granted) {
    const key = clause.market === undefined ? 'field' : 'market'
    const pointer = `${parts.source.pointer}/terms/${term}/${key}`
    const found = `"${clause.market ?? clause.field}"`
    parts.compiling.faults.push({ kind: 'reference', pointer, expected: `a ${key} this deal grants`, found })
  }
  return parts.scopes.push(own) - 1
}

/** The index of an annual fee: an input that does not move with time. */
export const annualIndex = (
  parts: Parts,
  clause: TermOf<'annualFee'>,
  term: number,
): TermsPlan['annual'][number]['index'] => {
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
  return { by: place, floor: index.floor ?? -Infinity, cap: index.cap ?? Infinity }
}

/** Limits of tiers: rising, and the last one open. */
export const limitsOf = (
  parts: Parts,
  term: number,
  tiers: readonly { readonly upTo?: number | undefined }[],
): number[] => {
  const limits = tiers.map((tier) => tier.upTo ?? Infinity)
  limits.forEach((limit, j) => {
    const pointer = `${parts.source.pointer}/terms/${term}/tiers/${j}/upTo`
    const last = j === limits.length - 1
    if (last ? limit !== Infinity : !(limit > (limits[j - 1] ?? 0)) || limit === Infinity)
      parts.compiling.faults.push({
        kind: 'value',
        pointer,
        expected: last ? 'no upTo in the last tier, which is open' : 'limits that rise from tier to tier',
        found: limit === Infinity ? 'no upTo' : String(limit),
      })
  })
  return limits
}

/** A royalty: either one rate, which is a single open tier, or tiers; deductions only from a net base. */
export const royaltyPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'royalty'>,
): Unnumbered<RoyaltyPlan> => {
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
  const { deductions } = clause
  return {
    term,
    scope: scopeOf(parts, clause, term),
    deductions: deductions === undefined ? null : placeOf(parts.compiling, deductions.share),
    deductionCap: deductions?.cap === undefined ? null : placeOf(parts.compiling, deductions.cap),
    rates: tiers.map((tier) => placeOf(parts.compiling, tier.rate)),
    limits: limitsOf(parts, term, tiers),
    method: clause.tierMethod ?? 'marginal',
    match: clause.tierMatch ?? 'higher',
    clock: clause.tierClock ?? 'annual',
  }
}

/** What stays after the end; a half-life is required where anything stays. */
export const residualPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'residual'>,
): Unnumbered<NonNullable<TermsPlan['residual']>> => {
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
  const or = (key: string, value: number) => ({
    path: `deals.${parts.source.id}.terms.${term}.${key}`,
    value,
  })
  const years = { none: 0, tail: clause.tailYears ?? 0, perpetual: Infinity }[clause.scope]
  return {
    term,
    scope: clause.scope,
    years,
    rate: placeOr(parts.compiling, clause.rate, or('rate', 0)),
    halfLife: placeOr(parts.compiling, clause.modelHalfLifeYears, or('modelHalfLifeYears', 1)),
    exitCost: placeOr(parts.compiling, clause.exitCost, or('exitCost', 0)),
  }
}
