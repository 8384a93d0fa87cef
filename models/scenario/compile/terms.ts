import type { Scope } from '../dealPlan.ts'
import type { Term, TermOf } from '../schema/terms.ts'
import type { SharePlan, TermsPlan } from '../termsPlan.ts'
import { uniformPlace } from '../variables.ts'
import {
  annualIndex,
  type DealShape,
  type Parts,
  residualPlan,
  royaltyPlan,
  scopeOf,
  type Unnumbered,
} from './clauses.ts'
import type { DealContext, DealSource } from './grants.ts'
import { placeOf, placeOr } from './quantities.ts'
import { triggerPlan } from './trigger.ts'
import { usagePlan } from './usage.ts'

/** The clauses of a deal, in the document's order within each kind, each knowing its index among the terms. */
export type CompiledTerms = {
  readonly [Key in Exclude<keyof TermsPlan, 'mostFavoured' | 'currency'>]: Unnumbered<TermsPlan[Key]>
} & {
  readonly currency: { readonly volatility: number; readonly term: number } | null
  readonly mostFavoured: boolean
  readonly scopes: readonly Scope[]
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
