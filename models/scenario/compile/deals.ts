import type { DealPlan } from '../dealPlan.ts'
import type { Calendar } from '../plan.ts'
import type { Term } from '../schema/terms.ts'
import { currencyPlan } from './exchange.ts'
import { carriesLosses, latePlan, standingFlows, termKindsOf } from './flows.ts'
import { grantedCells, integrationPlaces, transferCosts } from './granted.ts'
import { type DealContext, type DealSource, missingRight, type ResolvedGrant } from './grants.ts'
import { createPaying } from './paying.ts'
import { compileDealRisks } from './risks.ts'
import { compileTerms } from './terms.ts'

/** A deal with every name resolved: windows, dates, lines of cash (domain page, sections 6 and 6.1). */
export const compileDeal = (context: DealContext, source: DealSource): DealPlan => {
  const { calendar, compiling } = context
  const years = contractYears(calendar, source.grants)
  const { cells, positions } = grantedCells(context, source)
  const lag = paymentLag(source.terms)
  const views = positions.flatMap(({ views: of }) => of)
  const rows = Math.ceil(calendar.horizon + lag) + 1
  const base = { id: source.id, licensee: source.licensee, lag, ...years, cells, rows }
  const paying = createPaying(calendar, base, sumsAreForeign(source.terms))
  const { scopes, ...terms } = compileTerms(context, source, { shape: base, paying })
  const risks = compileDealRisks(context, source)
  const late = latePlan(terms.late, paying)
  const standing = standingFlows(paying, carriesLosses(context.parties, source.licensee))
  const currency = currencyPlan(context, { clause: terms.currency, terms, deal: base, ...paying })
  return {
    ...base,
    positions: positions.map(({ position }) => position),
    scopes,
    terms: { ...terms, late, currency },
    integration: integrationPlaces(context, positions),
    transfer: transferCosts(views, calendar),
    risks,
    dates: paying.dates,
    flows: paying.flows,
    standing,
    termKinds: termKindsOf(source),
    void: missingRight(compiling.document),
    lapses: source.lapses,
    known: null,
    options: null,
    grants: source.grants.map((grant) => ({
      cells: grant.cells,
      field: grant.field,
      from: grant.start,
      until: grant.end,
      exclusivity: grant.exclusivity,
    })),
  }
}

type ContractYears = Pick<
  DealPlan,
  'start' | 'end' | 'contractYears' | 'contractYear' | 'closesYear' | 'monthsToDate' | 'yearFraction'
>

const contractYears = (calendar: Calendar, grants: readonly ResolvedGrant[]): ContractYears => {
  const start = Math.min(...grants.map((grant) => grant.start))
  const end = Math.max(...grants.map((grant) => grant.end))
  const count = Math.ceil(end - start - 1e-9)
  // between two grants of a deal nothing runs, though the contract years go on
  const runs = (t: number): boolean => grants.some((grant) => t >= grant.start && t < grant.end)
  const contractYear = Int32Array.from(calendar.middle, (t) => (runs(t) ? Math.floor(t - start) : -1))
  const next = (k: number): number => contractYear.find((c, later) => later > k && c >= 0) ?? -1
  const closesYear = Uint8Array.from(contractYear, (c, k) => (c >= 0 && next(k) !== c ? 1 : 0))
  const monthsToDate = new Float64Array(calendar.periods)
  let months = 0
  contractYear.forEach((c, k) => {
    if (c < 0) return
    months += 12 * calendar.delta
    monthsToDate[k] = months
    if (closesYear[k] === 1) months = 0
  })
  const yearFraction = Float64Array.from({ length: count }, (_, c) => Math.min(1, end - start - c))
  return { start, end, contractYears: count, contractYear, closesYear, monthsToDate, yearFraction }
}

/** Whether the money that the clauses name is in another currency than the document. */
const sumsAreForeign = (terms: readonly Term[]): boolean =>
  terms.some((term) => term.kind === 'currency' && term.of === 'amounts')

const paymentLag = (terms: readonly Term[]): number => {
  const clause = terms.find((term) => term.kind === 'paymentTerms')
  const { reportingDays = 0, paymentDays = 0, lateDays = 0 } = clause ?? {}
  return (reportingDays + paymentDays + lateDays) / 365
}
