import type { Holder } from '../../../options/tree.ts'
import type { OptionKind } from '../../optionsPlan.ts'
import type { Term, TermOf } from '../../schema/terms.ts'
import type { DealSource, ResolvedGrant } from '../grants.ts'

/** A clause that is an option, with its place in the deal. */
export interface OptionClause<Kind extends OptionKind = OptionKind> {
  readonly term: number
  readonly clause: TermOf<Kind>
}

const isOption = (clause: Term): clause is TermOf<OptionKind> => {
  switch (clause.kind) {
    case 'optionFee':
    case 'pilot':
    case 'buyout':
    case 'renewal':
      return true
    case 'termination':
      return clause.right !== undefined
    default:
      return false
  }
}

/** The options among the clauses of a deal. */
export const optionClauses = ({ terms }: Pick<DealSource, 'terms'>): readonly OptionClause[] =>
  terms.flatMap((clause, term) => (isOption(clause) ? [{ term, clause }] : []))

/** Who holds an option; the licensee, if nobody is named. */
export const holderOf = (clause: TermOf<OptionKind>): Holder =>
  (clause.kind === 'termination' ? clause.right : clause.by) ?? 'licensee'

/** Whether a grant is one that an option fee is for. */
export const isFor = (
  { field, market }: Pick<TermOf<'optionFee'>, 'field' | 'market'>,
  grant: ResolvedGrant,
): boolean => {
  if (market !== undefined) return grant.market === market
  return field === undefined || grant.field === field
}

/** Whether without this option there is no deal at all. */
export const isEntry = ({ grants }: Pick<DealSource, 'grants'>, clause: TermOf<OptionKind>): boolean =>
  clause.kind === 'pilot' || (clause.kind === 'optionFee' && grants.every((grant) => isFor(clause, grant)))
