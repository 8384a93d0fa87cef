import { dayNumber } from '../../units/date.ts'
import type { DealCell, RoyaltyPlan, Scope, SharePlan, TermsPlan, UsagePlan } from '../dealPlan.ts'
import type { Term, TermOf } from '../schema/terms.ts'
import { fixedPlace, uniformPlace } from '../variables.ts'
import type { DealContext, DealSource } from './deals.ts'
import { type Compiling, placeOf, placeOr } from './quantities.ts'

/** A clause's plan without the flows it pays on: they are numbered afterwards, in `flows.ts`. */
type Unnumbered<Plan> = Plan extends readonly (infer Item)[]
  ? readonly Unnumbered<Item>[]
  : Plan extends object
    ? Omit<Plan, 'flow' | 'paid' | 'recouped'> & { readonly term: number }
    : Plan

/** The clauses of a deal, in the document's order within each kind, each knowing its index among the terms. */
export type CompiledTerms = {
  readonly [Key in Exclude<keyof TermsPlan, 'mostFavoured' | 'currency'>]: Unnumbered<TermsPlan[Key]>
} & {
  readonly currency: { readonly volatility: number; readonly term: number } | null
  readonly mostFavoured: boolean
  readonly scopes: readonly Scope[]
}

interface DealShape {
  readonly cells: readonly DealCell[]
  readonly contractYears: number
}

export const compileTerms = (context: DealContext, source: DealSource, shape: DealShape): CompiledTerms => {
  const scopes: Scope[] = [shape.cells.map((_, index) => index)]
  const parts: Parts = { context, compiling: context.compiling, source, shape, scopes }
  const path = (term: number, key: string) => `deals.${source.id}.terms.${term}.${key}`
  const or = (term: number, key: string, value: number) => ({ path: path(term, key), value })
  const place = (quantity: Parameters<typeof placeOf>[1]) => placeOf(context.compiling, quantity)
  const placed = (quantity: Parameters<typeof placeOr>[1], term: number, key: string, value: number) =>
    placeOr(context.compiling, quantity, or(term, key, value))
  return {
    upfront: all(source, 'upfrontFee', (term, clause) => ({ term, amount: place(clause.amount) })),
    annual: all(source, 'annualFee', (term, clause) => ({
      term,
      amount: place(clause.amount),
      advance: clause.timing !== 'arrears',
      index: annualIndex(parts, clause, term),
    })),
    advance: one(parts, 'advance', (term, clause) => ({
      term,
      amount: place(clause.amount),
      rate: placed(clause.rate, term, 'rate', 1),
    })),
    royalties: all(source, 'royalty', (term, clause) => royaltyPlan(parts, term, clause)),
    stacking: one(parts, 'stacking', (term, clause) => ({
      term,
      thirdParty: place(clause.thirdParty),
      offset: placed(clause.offset, term, 'offset', 0.5),
      floor: placed(clause.floor, term, 'floor', 0.5),
      carries: clause.unused !== 'lapses',
    })),
    cap: one(parts, 'royaltyCap', (term, clause) => ({
      term,
      amount: place(clause.amount),
      rateAfter: placed(clause.rateAfter, term, 'rateAfter', 0),
      lifetime: clause.clock === 'lifetime',
    })),
    minimum: one(parts, 'minimumGuarantee', (term, clause) => ({
      term,
      amount: place(clause.amount),
      escalator: placed(clause.escalator, term, 'escalator', 0),
      fromYear: clause.fromYear ?? 1,
      credits: clause.credits ?? 'royalty',
    })),
    usage: all(source, 'usageFee', (term, clause) => usagePlan(parts, term, clause)),
    revenueShares: all(
      source,
      'revenueShare',
      (term, clause): Unnumbered<SharePlan> => ({
        term,
        scope: scopeOf(parts, clause, term),
        share: place(clause.share),
      }),
    ),
    profitShare: one(parts, 'profitShare', (term, clause) => ({
      term,
      share: place(clause.share),
      carries: clause.lossCarryForward ?? false,
    })),
    milestones: all(source, 'milestone', (term, clause) => ({
      term,
      amount: place(clause.amount),
      trigger: triggerPlan(parts, term, clause),
    })),
    audit: one(parts, 'audit', (term, clause) => ({
      term,
      underReporting: place(clause.underReporting),
      probability: place(clause.probability),
      detect: placed(clause.detect, term, 'detect', 1),
      recovery: placed(clause.recovery, term, 'recovery', 1),
      lookBack: clause.lookBackYears ?? 3,
      interest: placed(clause.interest, term, 'interest', 0),
      cost: placed(clause.cost, term, 'cost', 0),
      threshold: clause.threshold ?? 0.05,
      uniforms: Array.from({ length: shape.contractYears }, (_, c) =>
        uniformPlace(context.compiling.table, path(term, `audit${c + 1}`), 5),
      ),
    })),
    withholding: one(parts, 'withholding', (term, clause) => ({
      term,
      rate: place(clause.rate),
      usable: placed(clause.usable, term, 'usable', 1),
      grossUp: clause.grossUp ?? false,
    })),
    currency: one(parts, 'currency', (term, clause) => ({ term, volatility: place(clause.volatility) })),
    termination: one(parts, 'termination', (term, clause) => ({
      term,
      hazard: place(clause.hazardPerYear),
      uniform: uniformPlace(context.compiling.table, path(term, 'year'), 4),
      fee: placed(clause.fee, term, 'fee', 0),
    })),
    residual: one(parts, 'residual', (term, clause) => residualPlan(parts, term, clause)),
    grantBack: source.grantBack === null ? null : { term: source.terms.length, share: source.grantBack },
    mostFavoured: source.terms.some((term) => term.kind === 'mostFavoured'),
    scopes,
  }
}

interface Parts {
  readonly context: DealContext
  readonly compiling: Compiling
  readonly source: DealSource
  readonly shape: DealShape
  readonly scopes: Scope[]
}

const isKind =
  <Kind extends Term['kind']>(kind: Kind) =>
  (entry: [number, Term]): entry is [number, TermOf<Kind>] =>
    entry[1].kind === kind

const all = <Kind extends Term['kind'], Plan>(
  source: DealSource,
  kind: Kind,
  plan: (term: number, clause: TermOf<Kind>) => Plan,
): readonly Plan[] =>
  [...source.terms.entries()].filter(isKind(kind)).map(([term, clause]) => plan(term, clause))

/** A clause a deal can have once; a second one is a fault that names both. */
const one = <Kind extends Term['kind'], Plan>(
  parts: Parts,
  kind: Kind,
  plan: (term: number, clause: TermOf<Kind>) => Plan,
): Plan | null => {
  const found = [...parts.source.terms.entries()].filter(isKind(kind))
  const [first, second] = found
  if (first !== undefined && second !== undefined) {
    const pointer = `${parts.source.pointer}/terms/${second[0]}`
    const other = `${parts.source.pointer}/terms/${first[0]}`
    parts.compiling.faults.push({
      kind: 'conflict',
      pointer,
      other,
      expected: `one ${kind}`,
      found: 'a second one',
    })
  }
  return first === undefined ? null : plan(first[0], first[1])
}

/** Cells a clause works on: all of the deal's, or those of its own field or market. */
const scopeOf = (
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

const annualIndex = (
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
  return { by: place, floor: index.floor ?? -Infinity, cap: index.cap ?? Infinity }
}

/** Limits of tiers: rising, and the last one open. */
const limitsOf = (
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
        found: String(limit),
      })
  })
  return limits
}

const royaltyPlan = (parts: Parts, term: number, clause: TermOf<'royalty'>): Unnumbered<RoyaltyPlan> => {
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

const usagePlan = (parts: Parts, term: number, clause: TermOf<'usageFee'>): Unnumbered<UsagePlan> => {
  const { compiling } = parts
  const perRevenue = 'perRevenue' in clause.volume
  const volume = 'perRevenue' in clause.volume ? clause.volume.perRevenue : clause.volume
  return {
    term,
    scope: scopeOf(parts, clause, term),
    perRevenue,
    volume: placeOf(compiling, volume),
    prices: clause.tiers.map((tier) => placeOf(compiling, tier.price)),
    limits: limitsOf(parts, term, clause.tiers),
    commit: clause.commit ?? 0,
    monthlyMaximum: clause.monthlyMaximum === undefined ? null : placeOf(compiling, clause.monthlyMaximum),
  }
}

const triggerPlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'milestone'>,
): TermsPlan['milestones'][number]['trigger'] => {
  const { trigger } = clause
  const { document } = parts.compiling
  if ('date' in trigger) {
    const year = (dayNumber(trigger.date) - dayNumber(document.valuationDate)) / 365
    return { kind: 'date', year }
  }
  if ('salesCumulative' in trigger) return { kind: 'salesCumulative', amount: trigger.salesCumulative }
  if ('salesAnnual' in trigger) return { kind: 'salesAnnual', amount: trigger.salesAnnual }
  const market = parts.context.cells.find((cell) => cell.id === trigger.market)
  const gate = parts.context.gates.findIndex(
    (row) =>
      row.gate === trigger.gate &&
      row.field === (market?.field ?? trigger.field ?? row.field) &&
      (row.territory === null || row.territory === market?.territory),
  )
  if (gate < 0) {
    const pointer = `${parts.source.pointer}/terms/${term}/trigger`
    const expected = 'a gate of that field (with market, where the gate is drawn by market)'
    parts.compiling.faults.push({ kind: 'reference', pointer, expected, found: JSON.stringify(trigger) })
  }
  return { kind: 'gate', gate: Math.max(gate, 0) }
}

const residualPlan = (
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
