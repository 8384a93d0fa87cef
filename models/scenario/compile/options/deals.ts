import { decisionsOf } from '../../../options/tree.ts'
import type { Failure } from '../../../units/failure.ts'
import type { DealPlan } from '../../dealPlan.ts'
import type { OptionPlan, OptionsPlan, Way } from '../../optionsPlan.ts'
import { compileDeal } from '../deals.ts'
import { withDates } from '../exchange.ts'
import type { DealContext, DealSource } from '../grants.ts'
import { holderOf, type OptionClause, optionClauses } from './clauses.ts'
import { optionFaults } from './faults.ts'
import { takenGrants, writtenWay } from './grants.ts'
import { pilotOf } from './payments.ts'
import { growTree } from './tree.ts'

/** A deal with every name resolved, and if it has options every deal that it can become. */
export const compileWithOptions = (context: DealContext, source: DealSource): DealPlan => {
  const clauses = optionClauses(source)
  if (clauses.length === 0) return compileDeal(context, source)
  const { faults } = context.compiling
  const before = faults.length
  const way = writtenWay(source)
  const written = compileDeal(context, { ...source, ...takenGrants(source, way), way })
  faults.push(...optionFaults(context, source))
  if (faults.length > before) return written
  const { tree, ways, faults: unclear } = growTree(source)
  faults.push(...unclear)
  if (unclear.length > 0) return written
  const place = ways.findIndex((own) => sameWay(own, way))
  const moments = [...new Set(decisionsOf(tree).map(({ date }) => date))].sort((a, b) => a - b)
  const fields = written.positions.map(({ position }) => context.parties.positions[position]!.field)
  const gates = [
    ...new Set(written.cells.flatMap(({ cell }) => context.cells[cell]!.gates.map(({ gate }) => gate))),
  ]
  const known = { moments, gates, pilot: pilotOf({ context, compiling: context.compiling, source }, fields) }
  const deals = ways.map((own, w) => (w === place ? written : wayDeal(context, source, own)))
  const options: OptionsPlan<DealPlan> = {
    options: clauses.map(optionPlan),
    tree,
    deals: deals.map((deal, w) => (w === place ? { ...rated(context, deal, moments), known } : deal)),
    written: place,
  }
  return { ...options.deals[place]!, options }
}

const optionPlan = ({ term, clause }: OptionClause): OptionPlan => {
  const success = clause.kind === 'pilot' ? clause.success : undefined
  const test =
    success === undefined ? null : { atLeast: success.atLeast, mustGoOn: success.mustGoOn === true }
  return { term, kind: clause.kind, by: holderOf(clause), test }
}

/** The deal as it is when its options are used in one way; what is wrong was said of the deal as it is written. */
const wayDeal = (context: DealContext, source: DealSource, way: Way): DealPlan => {
  const faults: Failure[] = []
  const own: DealContext = { ...context, compiling: { ...context.compiling, faults, notes: [] } }
  const deal = compileDeal(own, { ...source, ...takenGrants(source, way), way })
  context.compiling.faults.push(...faults)
  return deal
}

const sameWay = (a: Way, b: Way): boolean =>
  a.size === b.size && [...a].every(([term, place]) => b.get(term) === place)

/** The exchange rate is known to who decides: its path is drawn on the moments of the decisions too. */
const rated = ({ compiling }: DealContext, deal: DealPlan, moments: readonly number[]): DealPlan => {
  const { currency } = deal.terms
  if (currency === null) return deal
  return { ...deal, terms: { ...deal.terms, currency: withDates(compiling.table, currency, moments) } }
}
