import type { JoinedScope, RoyaltyPlan } from '../royaltyPlan.ts'
import type { TermOf } from '../schema/terms.ts'
import type { MinimumPlan, TermsPlan, Treatment } from '../termsPlan.ts'
import { royaltyPlan } from './clauses.ts'
import { all, one, placing } from './kinds.ts'
import { checkMinimum } from './minimum.ts'
import { type Parts, scopeOf } from './parts.ts'

/** Royalties and what bounds, reduces or prepays them. */
export const royaltyTerms = (
  parts: Parts,
): Pick<TermsPlan, 'royalties' | 'joined' | 'stacking' | 'cap' | 'minimum' | 'advance'> => {
  const { pay } = parts
  const sales = { on: 'periodLag', rate: 'salesLinked' } as const
  const royalties = all(parts, 'royalty', (term, clause) => royaltyPlan(parts, term, clause))
  return {
    royalties,
    joined: joinedScopes(parts, royalties),
    stacking: one(parts, 'stacking', (term, clause) => {
      const { place, placed } = placing(parts, term)
      return {
        term,
        thirdParty: place(clause.thirdParty),
        offset: placed(clause.offset, 'offset', 0.5),
        floor: placed(clause.floor, 'floor', 0.5),
        carries: clause.unused !== 'lapses',
        flow: pay({
          line: 'stackingOffset',
          ...sales,
          term,
          taxAs: royaltyTax(parts),
          earned: true,
        }),
      }
    }),
    cap: one(parts, 'royaltyCap', (term, clause) => {
      const { place, placed } = placing(parts, term)
      return {
        term,
        amount: place(clause.amount),
        rateAfter: placed(clause.rateAfter, 'rateAfter', 0),
        lifetime: clause.clock === 'lifetime',
        flow: pay({
          line: 'capReduction',
          ...sales,
          term,
          taxAs: royaltyTax(parts),
          earned: true,
        }),
      }
    }),
    minimum: one(parts, 'minimumGuarantee', (term, clause) => minimumPlan(parts, term, clause)),
    advance: one(parts, 'advance', (term, clause) => advancePlan(parts, term, clause)),
  }
}

const minimumPlan = (parts: Parts, term: number, clause: TermOf<'minimumGuarantee'>): MinimumPlan => {
  const { place, placed } = placing(parts, term)
  const { pay } = parts
  const recoups = clause.trueUpRecoupable ?? false
  checkMinimum(parts, term, clause)
  const draft = { term, taxAs: clause.taxAs, earned: true } as const
  return {
    term,
    amount: place(clause.amount),
    escalator: placed(clause.escalator, 'escalator', 0),
    fromYear: clause.fromYear ?? 1,
    wholeTerm: clause.clock === 'term',
    credits: clause.credits ?? 'royalty',
    advanceCounts: clause.advanceCountsTowardMinimum ?? false,
    creditableYears: clause.shortfallCreditableYears ?? 0,
    flow: pay({ line: 'trueUp', on: 'yearEndLag', rate: 'fixed', ...draft }),
    recouped: recoups
      ? pay({ line: 'recoupment', on: 'periodLag', rate: 'salesLinked', ...draft, taxAs: royaltyTax(parts) })
      : null,
  }
}

/** The cells of a deal by the royalties that are owed on them; null where no two are owed on the same. */
const joinedScopes = (
  { shape, scopes }: Parts,
  royalties: readonly RoyaltyPlan[],
): readonly JoinedScope[] | null => {
  const owed = shape.cells.map((_, cell) =>
    royalties.flatMap(({ scope }, r) => (scopes[scope]!.includes(cell) ? [r] : [])),
  )
  if (owed.every((own) => own.length < 2)) return null
  const sets = new Map(owed.filter((own) => own.length > 0).map((own) => [own.join(), own] as const))
  return [...sets].map(([key, own]) => {
    const cells = owed.flatMap((each, cell) => (each.join() === key ? [cell] : []))
    return { scope: scopes.push(cells) - 1, royalties: own }
  })
}

/** Cells in which some royalty is owed. */
const royaltyCells = (parts: Parts): readonly number[] => {
  const scopes = parts.source.terms.flatMap((term, index) =>
    term.kind === 'royalty' ? [parts.scopes[scopeOf(parts, term, index)]!] : [],
  )
  return parts.shape.cells.flatMap((_, index) =>
    scopes.some((scope) => scope.includes(index)) ? [index] : [],
  )
}

/** What is taken off royalties is taxed as they are. */
const royaltyTax = ({ source }: Parts): Treatment | undefined =>
  source.terms.find((term) => term.kind === 'royalty')?.taxAs

const advancePlan = (
  parts: Parts,
  term: number,
  clause: TermOf<'advance'>,
): NonNullable<TermsPlan['advance']> => {
  const { place, placed } = placing(parts, term)
  const { pay, shape, source, scopes } = parts
  const { taxAs } = clause
  const isSplit = clause.balance === 'per-grant' && source.grants.length > 1
  const owing = isSplit ? royaltyCells(parts) : []
  const ofGrant = (grant: number): number =>
    scopes.push(owing.filter((index) => shape.cells[index]!.grant === grant)) - 1
  const of = isSplit ? scopes.push(owing) - 1 : 0
  return {
    term,
    amount: place(clause.amount),
    rate: placed(clause.rate, 'rate', 1),
    grants: isSplit ? source.grants.map((_, grant) => ({ own: ofGrant(grant), of })) : null,
    paid: pay({ line: 'advance', on: 'start', rate: 'fixed', term, taxAs }),
    recouped: pay({
      line: 'recoupment',
      on: 'periodLag',
      rate: 'salesLinked',
      term,
      taxAs: royaltyTax(parts),
      earned: true,
    }),
  }
}
