import type { Way } from '../../optionsPlan.ts'
import type { DealSource, ResolvedGrant } from '../grants.ts'
import { isFor, optionClauses } from './clauses.ts'

/** Of a deal as its options are used: its grants, and whether it never comes about. */
export interface Taken {
  readonly grants: readonly ResolvedGrant[]
  readonly lapses: boolean
}

/**
 * The grants of a deal whose options are used in some way. What an option fee is for starts when it is exercised, and is
 * not granted if it never is; a renewal prolongs the grants that last longest.
 */
export const takenGrants = (source: DealSource, way: Way): Taken => {
  let { grants } = source
  let lapses = false
  for (const { term, clause } of optionClauses(source)) {
    const place = way.get(term)
    if (clause.kind === 'pilot') lapses ||= place === undefined
    if (clause.kind !== 'optionFee') continue
    const own = grants.filter((grant) => isFor(clause, grant))
    if (place === undefined) {
      if (own.length === grants.length) lapses = true
      else grants = grants.filter((grant) => !isFor(clause, grant))
    } else {
      const start = Math.min(...own.map((grant) => grant.start))
      const later = (clause.exercise?.[place]?.year ?? start) - start
      grants = grants.map((grant) =>
        isFor(clause, grant) ? { ...grant, start: grant.start + later, end: grant.end + later } : grant,
      )
    }
  }
  const end = endOf(grants)
  const renewed = optionClauses(source).reduce(
    (years, { term, clause }) => years + (clause.kind === 'renewal' && way.has(term) ? clause.years : 0),
    0,
  )
  const longer = (grant: ResolvedGrant): ResolvedGrant =>
    renewed > 0 && grant.end === end ? { ...grant, end: end + renewed } : grant
  return { grants: grants.map(longer), lapses }
}

export const startOf = (grants: readonly ResolvedGrant[]): number =>
  Math.min(...grants.map((grant) => grant.start))

export const endOf = (grants: readonly ResolvedGrant[]): number =>
  Math.max(...grants.map((grant) => grant.end))

/** The deal as it is written: what an option or a pilot is for is granted, at the first date; no other option is used. */
export const writtenWay = (source: DealSource): Way =>
  new Map(
    optionClauses(source).flatMap(({ term, clause }): (readonly [number, number])[] =>
      clause.kind === 'optionFee' || clause.kind === 'pilot' ? [[term, 0]] : [],
    ),
  )
