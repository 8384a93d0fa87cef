import type { Scope } from '../dealPlan.ts'
import type { Term, TermOf } from '../schema/terms.ts'
import type { TermsPlan } from '../termsPlan.ts'
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

/** Turns the clauses of a deal into the plain inputs of the terms (domain page, section 6.2). */
export const compileTerms = (context: DealContext, source: DealSource, shape: DealShape): CompiledTerms => {
  const scopes: Scope[] = [shape.cells.map((_, index) => index)]
  const parts: Parts = { context, compiling: context.compiling, source, shape, scopes }
  return {
    ...fees(parts),
    ...royaltyClauses(parts),
    ...shares(parts),
    ...settlement(parts),
    ...endings(parts),
    mostFavoured: source.terms.some((term) => term.kind === 'mostFavoured'),
    scopes,
  }
}

/** How a clause's quantities become places: those written, and those with a default. */
const placing = ({ compiling, source }: Parts) => ({
  place: (quantity: Parameters<typeof placeOf>[1]) => placeOf(compiling, quantity),
  placed: (quantity: Parameters<typeof placeOr>[1], term: number, [key, value]: readonly [string, number]) =>
    placeOr(compiling, quantity, { path: `deals.${source.id}.terms.${term}.${key}`, value }),
})

const fees = (parts: Parts): Pick<CompiledTerms, 'upfront' | 'annual' | 'usage' | 'milestones'> => {
  const { place } = placing(parts)
  return {
    upfront: all(parts.source, 'upfrontFee', (term, clause) => ({ term, amount: place(clause.amount) })),
    annual: all(parts.source, 'annualFee', (term, clause) => ({
      term,
      amount: place(clause.amount),
      advance: clause.timing !== 'arrears',
      index: annualIndex(parts, clause, term),
    })),
    usage: all(parts.source, 'usageFee', (term, clause) => usagePlan(parts, term, clause)),
    milestones: all(parts.source, 'milestone', (term, clause) => ({
      term,
      amount: place(clause.amount),
      trigger: triggerPlan(parts, term, clause),
    })),
  }
}

const royaltyClauses = (
  parts: Parts,
): Pick<CompiledTerms, 'royalties' | 'stacking' | 'cap' | 'minimum' | 'advance'> => {
  const { place, placed } = placing(parts)
  return {
    royalties: all(parts.source, 'royalty', (term, clause) => royaltyPlan(parts, term, clause)),
    stacking: one(parts, 'stacking', (term, clause) => ({
      term,
      thirdParty: place(clause.thirdParty),
      offset: placed(clause.offset, term, ['offset', 0.5]),
      floor: placed(clause.floor, term, ['floor', 0.5]),
      carries: clause.unused !== 'lapses',
    })),
    cap: one(parts, 'royaltyCap', (term, clause) => ({
      term,
      amount: place(clause.amount),
      rateAfter: placed(clause.rateAfter, term, ['rateAfter', 0]),
      lifetime: clause.clock === 'lifetime',
    })),
    minimum: one(parts, 'minimumGuarantee', (term, clause) => ({
      term,
      amount: place(clause.amount),
      escalator: placed(clause.escalator, term, ['escalator', 0]),
      fromYear: clause.fromYear ?? 1,
      credits: clause.credits ?? 'royalty',
    })),
    advance: one(parts, 'advance', (term, clause) => ({
      term,
      amount: place(clause.amount),
      rate: placed(clause.rate, term, ['rate', 1]),
    })),
  }
}

const shares = (parts: Parts): Pick<CompiledTerms, 'revenueShares' | 'profitShare' | 'grantBack'> => {
  const { place } = placing(parts)
  const { source } = parts
  return {
    revenueShares: all(source, 'revenueShare', (term, clause) => ({
      term,
      scope: scopeOf(parts, clause, term),
      share: place(clause.share),
    })),
    profitShare: one(parts, 'profitShare', (term, clause) => ({
      term,
      share: place(clause.share),
      carries: clause.lossCarryForward ?? false,
    })),
    grantBack: source.grantBack === null ? null : { term: source.terms.length, share: source.grantBack },
  }
}

const settlement = (parts: Parts): Pick<CompiledTerms, 'audit' | 'withholding' | 'currency'> => {
  const { place, placed } = placing(parts)
  const { compiling, shape, source } = parts
  return {
    audit: one(parts, 'audit', (term, clause) => ({
      term,
      underReporting: place(clause.underReporting),
      probability: place(clause.probability),
      detect: placed(clause.detect, term, ['detect', 1]),
      recovery: placed(clause.recovery, term, ['recovery', 1]),
      lookBack: clause.lookBackYears ?? 3,
      interest: placed(clause.interest, term, ['interest', 0]),
      cost: placed(clause.cost, term, ['cost', 0]),
      threshold: clause.threshold ?? 0.05,
      uniforms: Array.from({ length: shape.contractYears }, (_, c) =>
        uniformPlace(compiling.table, `deals.${source.id}.terms.${term}.audit${c + 1}`, 5),
      ),
    })),
    withholding: one(parts, 'withholding', (term, clause) => ({
      term,
      rate: place(clause.rate),
      usable: placed(clause.usable, term, ['usable', 1]),
      grossUp: clause.grossUp ?? false,
    })),
    currency: one(parts, 'currency', (term, clause) => ({ term, volatility: place(clause.volatility) })),
  }
}

const endings = (parts: Parts): Pick<CompiledTerms, 'termination' | 'residual'> => {
  const { place, placed } = placing(parts)
  const { compiling, source } = parts
  return {
    termination: one(parts, 'termination', (term, clause) => ({
      term,
      hazard: place(clause.hazardPerYear),
      uniform: uniformPlace(compiling.table, `deals.${source.id}.terms.${term}.year`, 4),
      fee: placed(clause.fee, term, ['fee', 0]),
    })),
    residual: one(parts, 'residual', (term, clause) => residualPlan(parts, term, clause)),
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
