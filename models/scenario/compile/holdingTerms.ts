import type { TermOf } from '../schema/terms.ts'
import type { EquityPlan, InKindPlan } from '../sharePlan.ts'
import { normalPlace } from '../variables.ts'
import { placing, termPath } from './kinds.ts'
import type { Parts } from './parts.ts'

/** Shares of the licensee, or a warrant on them. */
export const equityPlan = (parts: Parts, term: number, clause: TermOf<'equity'>): EquityPlan => {
  const { place, placed } = placing(parts, term)
  const { compiling, source, pay } = parts
  return {
    term,
    value: place(clause.value),
    volatility: place(clause.volatility),
    growth: placed(clause.growth, 'growth', 0),
    years: place(clause.years),
    lockUp: placed(clause.lockUpYears, 'lockUpYears', 0),
    dilution: placed(clause.dilution, 'dilution', 0),
    discount: placed(clause.liquidityDiscount, 'liquidityDiscount', 0),
    strike: clause.warrant === undefined ? null : place(clause.warrant.strike),
    normal: normalPlace(compiling.table, termPath(source, term, 'value.path'), 4),
    flow: pay({
      line: 'equity',
      on: 'event',
      at: Number.NaN,
      rate: 'salesLinked',
      side: 'equity',
      term,
      taxAs: clause.taxAs ?? 'equity',
    }),
  }
}

/** What is given in goods or services. */
export const inKindPlan = (parts: Parts, term: number, clause: TermOf<'inKind'>): InKindPlan => {
  const { place } = placing(parts, term)
  const yearly = clause.timing === 'yearly'
  const draft = { on: yearly ? 'yearStart' : 'start', rate: 'fixed', term, taxAs: clause.taxAs } as const
  return {
    term,
    cost: place(clause.costToPayer),
    value: place(clause.valueToReceiver),
    yearly,
    received: parts.pay({ ...draft, line: 'inKind', side: 'received' }),
    given: parts.pay({ ...draft, line: 'inKindCost', side: 'given' }),
  }
}
