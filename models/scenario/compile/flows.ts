import type { DatesName, DealPlan, FlowPlan, StandingFlows } from '../dealPlan.ts'
import type { Plan } from '../plan.ts'
import type { TermsPlan } from '../termsPlan.ts'
import type { CompiledTerms } from './compiledTerms.ts'
import type { DealSource } from './grants.ts'
import type { FlowDraft, Paying } from './paying.ts'

type CarriesLosses = { readonly [Party in 'licensor' | 'licensee']: boolean }

/** Lines of cash that every deal has: costs, losses, benefit (domain page, sections 2.1, 6.1 and 7). */
export const standingFlows = ({ pay }: Paying, carries: CarriesLosses): StandingFlows => {
  const cost = (
    line: FlowDraft['line'],
    on: DatesName,
    side: FlowPlan['side'],
    joint: FlowPlan['joint'] = null,
  ): number => pay({ line, on, rate: 'fixed', side, term: -1, joint })
  const benefit = { line: 'benefit', on: 'period', side: 'benefit', term: -1 } as const
  return {
    prepare: cost('licensorCosts', 'start', 'licensorCost', 'prepare'),
    serve: cost('licensorCosts', 'period', 'licensorCost', 'serve'),
    monitor: cost('licensorCosts', 'period', 'licensorCost', 'monitor'),
    licensorAudit: cost('licensorCosts', 'yearEndLag', 'licensorCost'),
    licensorRisk: cost('licensorRisks', 'period', 'licensorRisk'),
    benefit: pay({ ...benefit, rate: 'salesLinked' }),
    avoided: pay({ ...benefit, rate: 'fixed' }),
    integration: cost('integrationCost', 'start', 'integration'),
    transfer: cost('compliance', 'start', 'compliance'),
    transferYearly: cost('compliance', 'period', 'compliance'),
    licenseeAudit: cost('compliance', 'yearEndLag', 'compliance'),
    exit: cost('compliance', 'yearEnd', 'compliance'),
    licenseeRisk: cost('licenseeRisks', 'period', 'licenseeRisk'),
    licensorCarried: carries.licensor ? cost('licensorTax', 'row', 'licensorTax') : null,
    licenseeCarried: carries.licensee ? cost('licenseeTax', 'row', 'licenseeTax') : null,
  }
}

/** By party of a deal, whether its losses are carried forward. */
export const carriesLosses = (
  { licensor, licensees }: Pick<Plan, 'licensor' | 'licensees'>,
  licensee: number,
): CarriesLosses => ({
  licensor: licensor.carriesLosses,
  licensee: licensees[licensee]?.carriesLosses ?? false,
})

export const termKindsOf = (source: DealSource): DealPlan['termKinds'] => [
  ...source.terms.map(({ kind }, index) => ({ kind, index })),
  ...(source.grantBack === null ? [] : [{ kind: 'grantBack', index: null }]),
]

/** Dates that a payment lag moves. */
const lagged: readonly DatesName[] = ['yearEndLag', 'periodLag', 'periodEndLag', 'event']

/** Interest on late payments: a line for each payment that has a lag. */
export const latePlan = (late: CompiledTerms['late'], { flows, dates, pay }: Paying): TermsPlan['late'] => {
  if (late === null || late.late === 0) return null
  const paid = flows.flatMap((flow, of) =>
    flow.side === 'receipt' && lagged.includes(dates[flow.dates]!.name) ? [{ ...flow, of }] : [],
  )
  return {
    ...late,
    flows: paid.map(({ of, rate, taxAs, exchanged, dates: set }) => {
      const on = dates[set]!.name
      const draft = { line: 'lateInterest', rate, term: late.term, taxAs, earned: !exchanged } as const
      // of an event only its payment knows the date
      return { of, flow: pay(on === 'event' ? { ...draft, on, at: Number.NaN } : { ...draft, on }) }
    }),
  }
}
