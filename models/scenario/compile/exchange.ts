import { type Bridge, bridgesTo, hourOf, hoursPerYear } from '../../sampling/brownianTree.ts'
import type { CurrencyPlan } from '../currencyPlan.ts'
import type { Dates, DealPlan, FlowPlan } from '../dealPlan.ts'
import type { TermsPlan } from '../termsPlan.ts'
import { bridgePlace, normalPlace, type VariableTable } from '../variables.ts'
import type { CompiledTerms } from './compiledTerms.ts'
import type { DealContext } from './grants.ts'

type Clause = NonNullable<CompiledTerms['currency']>

interface Paid {
  readonly clause: CompiledTerms['currency']
  readonly terms: Pick<TermsPlan, 'milestones'>
  readonly deal: Pick<DealPlan, 'start' | 'end' | 'lag'>
  readonly flows: readonly FlowPlan[]
  readonly dates: readonly Dates[]
}

/**
 * The path of the exchange rate as far as a deal looks at it: on the dates of its payments and at its start. A currency
 * has one path, whoever is paid in it, and each of its places is drawn by its own date (domain page, section 2.2).
 */
export const currencyPlan = (context: DealContext, paid: Paid): CurrencyPlan | null => {
  const { clause, deal, flows, dates } = paid
  if (clause === null) return null
  const used = new Set(flows.filter((flow) => flow.side === 'receipt').map((flow) => flow.dates))
  const gates = gateDates(context, paid)
  const times = [...used].flatMap((index) => [...dates[index]!.times])
  const known = [...times, ...gates.flatMap((own) => own ?? []), deal.start].filter((time) => time > 0)
  const plan = withDates(context.compiling.table, { ...clause, path: [], events: null }, known)
  return gates.includes(null) ? withEvents(context.compiling.table, plan, deal.end + deal.lag) : plan
}

/** The same path on more dates. */
export const withDates = (
  table: VariableTable,
  plan: CurrencyPlan,
  times: readonly number[],
): CurrencyPlan => {
  const hours = [...plan.path.map(({ hour }) => hour), ...times.map(hourOf)].filter((hour) => hour > 0)
  // rising, so that the years, which are drawn best, are given out in their order
  const path = bridgesTo([...new Set(hours)].sort((a, b) => a - b))
  return { ...plan, path: path.map((bridge) => ({ ...bridge, normal: placeOf(table, plan, bridge) })) }
}

const placeOf = (table: VariableTable, { currency }: Clause, { hour, after }: Bridge): number =>
  after === null
    ? normalPlace(table, `exchange.${currency}.year${hour / hoursPerYear}`, 5)
    : bridgePlace(table, `exchange.${currency}.hour${hour}`)

/** More dates than these of one gate are as many as any. */
const mostDates = 24

/** By milestone, the dates that its gate can have within the deal; null where they are any. */
const gateDates = (
  { gates, compiling }: DealContext,
  { terms, deal }: Paid,
): readonly (readonly number[] | null)[] =>
  terms.milestones.flatMap(({ trigger }) => {
    if (trigger.kind !== 'gate') return []
    const year = compiling.table.drafts[gates[trigger.gate]?.year ?? -1]
    if (year?.kind === 'constant') return [[year.value + deal.lag]]
    const atoms = year?.kind === 'draw' ? year.distribution.atoms : undefined
    if (atoms === undefined) return [null]
    const dates = [...atoms.values].filter((date) => date < deal.end)
    return [dates.length > mostDates ? null : dates.map((date) => date + deal.lag)]
  })

/** What a date that only the trial knows is drawn with: whole years until then, and a normal for each. */
const withEvents = (table: VariableTable, plan: CurrencyPlan, until: number): CurrencyPlan => {
  const years = Array.from({ length: Math.ceil(until) }, (_, year) => year + 1)
  return {
    ...withDates(table, plan, years),
    events: years.map((year) => bridgePlace(table, `exchange.${plan.currency}.year${year}.event`)),
  }
}
