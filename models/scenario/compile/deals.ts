import { countedShare, type SourceView, viewSource } from '../../dataset/rights.ts'
import { dayNumber } from '../../units/date.ts'
import type { DealCell, DealPlan, DealPosition } from '../dealPlan.ts'
import type { Calendar, CellPlan, Place, RiskPlan } from '../plan.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { Term } from '../schema/terms.ts'
import { compileFlows } from './flows.ts'
import type { Parties } from './parties.ts'
import { type Compiling, placeOf } from './quantities.ts'
import { compileDealRisks } from './risks.ts'
import { compileTerms } from './terms.ts'

/** A grant with its cells resolved; a saving has a field and no cells. */
export interface ResolvedGrant {
  readonly field: string
  readonly cells: readonly number[]
  readonly start: number
  readonly end: number
  readonly exclusivity: 'none' | 'sole' | 'exclusive'
  readonly updates: boolean
}

/** What a deal is made of, whether it is written in the document or is a reference grant. */
export interface DealSource {
  readonly id: string
  readonly licensee: number
  readonly grants: readonly ResolvedGrant[]
  readonly terms: readonly Term[]
  readonly grantBack: Place | null
  readonly risks: readonly string[]
  /** pointer of the deal, for faults */
  readonly pointer: string
}

export interface DealContext {
  readonly compiling: Compiling
  readonly calendar: Calendar
  readonly cells: readonly CellPlan[]
  readonly parties: Parties
  readonly risks: RiskPlan[]
  readonly gates: readonly {
    readonly gate: string
    readonly field: string
    readonly territory: string | null
  }[]
}

/** A deal with every name resolved: windows, dates, lines of cash (domain page, sections 6 and 6.1). */
export const compileDeal = (context: DealContext, source: DealSource): DealPlan => {
  const { calendar, compiling } = context
  const start = Math.min(...source.grants.map((grant) => grant.start))
  const end = Math.max(...source.grants.map((grant) => grant.end))
  const years = contractYears(calendar, start, end)
  const { cells, positions } = grantedCells(context, source)
  const lag = paymentLag(source.terms)
  const views = positions.flatMap(({ views: of }) => of)
  const base = { id: source.id, licensee: source.licensee, start, end, lag, ...years, cells }
  const terms = compileTerms(context, source, base)
  const risks = compileDealRisks(context, source)
  const flows = compileFlows(context, source, { ...base, terms })
  return {
    ...base,
    positions: positions.map(({ position }) => position),
    scopes: terms.scopes,
    terms: flows.terms,
    integration: integrationPlaces(context, positions),
    transfer: transferCosts(views, calendar),
    risks,
    dates: flows.dates,
    flows: flows.flows,
    standing: flows.standing,
    termKinds: flows.termKinds,
    rows: Math.ceil(calendar.horizon + lag) + 1,
    void: missingRight(compiling.document),
    grants: source.grants.map((grant) => ({
      cells: grant.cells,
      field: grant.field,
      from: grant.start,
      until: grant.end,
      exclusivity: grant.exclusivity,
    })),
  }
}

/** Index of the first period whose midpoint is at or after a date. */
const firstPeriod = (calendar: Calendar, year: number): number => {
  const found = calendar.middle.findIndex((t) => t >= year)
  return found < 0 ? calendar.periods : found
}

type ContractYears = Pick<
  DealPlan,
  'contractYears' | 'contractYear' | 'closesYear' | 'monthsToDate' | 'yearFraction'
>

const contractYears = (calendar: Calendar, start: number, end: number): ContractYears => {
  const count = Math.ceil(end - start - 1e-9)
  const contractYear = Int32Array.from(calendar.middle, (t) =>
    t >= start && t < end ? Math.floor(t - start) : -1,
  )
  const closesYear = Uint8Array.from(contractYear, (c, k) => (c >= 0 && contractYear[k + 1] !== c ? 1 : 0))
  const monthsToDate = new Float64Array(calendar.periods)
  for (let k = 0; k < calendar.periods; k++) {
    const before = k > 0 && contractYear[k - 1] === contractYear[k] ? monthsToDate[k - 1]! : 0
    monthsToDate[k] = before + 12 * calendar.delta
  }
  const yearFraction = Float64Array.from({ length: count }, (_, c) => Math.min(1, end - start - c))
  return { contractYears: count, contractYear, closesYear, monthsToDate, yearFraction }
}

interface GrantedPosition {
  readonly position: DealPosition
  readonly views: readonly SourceView[]
  readonly field: string
}

const grantedCells = (context: DealContext, source: DealSource) => {
  const { calendar, parties } = context
  const cells: DealCell[] = []
  const positions: GrantedPosition[] = []
  for (const grant of source.grants) {
    const window = { from: firstPeriod(calendar, grant.start), until: firstPeriod(calendar, grant.end) }
    parties.positions.forEach((plan, position) => {
      if (plan.licensee !== source.licensee || plan.field !== grant.field) return
      const exposures = plan.exposures.filter((index) => grant.cells.includes(parties.exposures[index]!.cell))
      if (exposures.length === 0 && plan.utility.kind !== 'saving') return
      const own = exposures.map((exposure) => {
        const cell = parties.exposures[exposure]!.cell
        const exclusive = grant.exclusivity === 'exclusive'
        return (
          cells.push({ exposure, cell, position: positions.length, ...window, end: grant.end, exclusive }) - 1
        )
      })
      const views = sourceViews(context, grant.field, source.licensee)
      const counted = Float64Array.from(calendar.middle, (t) => countedAt(views, t))
      const { start, end, updates } = grant
      const granted = { position, ...window, start, end, updates, counted, cells: own }
      positions.push({ position: granted, views, field: grant.field })
    })
  }
  return { cells, positions }
}

const countedAt = (views: readonly SourceView[], t: number): number =>
  views.length === 0 ? 1 : countedShare(views, t)

const sourceViews = (context: DealContext, field: string, licensee: number): readonly SourceView[] => {
  const { document } = context.compiling
  const processing = document.licensees[licensee]?.processingTerritory
  const from = dayNumber(document.valuationDate)
  return (document.dataset.sources ?? []).map((source) =>
    viewSource(
      {
        ...source,
        transfer: source.transfer?.map((row) => ({
          ...row,
          untilYears: row.until === undefined ? Infinity : (dayNumber(row.until) - from) / 365,
        })),
      },
      field,
      processing,
    ),
  )
}

/** Transfer cost once per source that counts in any field of the deal. */
const transferCosts = (views: readonly SourceView[], calendar: Calendar): DealPlan['transfer'] => {
  const counting = new Map(views.filter((view) => view.counts).map((view) => [view.id, view]))
  const rows = [...counting.values()]
  return {
    upfront: rows.reduce((sum, view) => sum + view.upfront, 0),
    yearly: Float64Array.from(
      calendar.middle,
      (t) => rows.reduce((sum, view) => sum + (t <= view.until ? view.perYear : 0), 0) * calendar.delta,
    ),
  }
}

/** Integration once per field. */
const integrationPlaces = (context: DealContext, positions: readonly GrantedPosition[]): readonly Place[] => {
  const byField = new Map<string, Place>()
  for (const { field, position } of positions)
    if (!byField.has(field)) byField.set(field, context.parties.positions[position.position]!.integration)
  return [...byField.values()]
}

const paymentLag = (terms: readonly Term[]): number => {
  const clause = terms.find((term) => term.kind === 'paymentTerms')
  return ((clause?.reportingDays ?? 0) + (clause?.paymentDays ?? 0)) / 365
}

/** A right that is known to be missing: nothing can be licensed, and the result says so. */
export const missingRight = (document: ReadDocument): string | null => {
  const missing = Object.entries(document.dataset.rights ?? {}).find(([, held]) => held === false)
  return missing === undefined ? null : `dataset.rights.${missing[0]} is false`
}

/** The deals of a document with grants resolved to cells; faults name the place. */
export const dealSources = (context: DealContext): readonly DealSource[] =>
  context.compiling.document.deals.map((deal, index) => {
    const pointer = `/deals/${index}`
    const licensee = context.compiling.document.licensees.findIndex(({ id }) => id === deal.licensee)
    const improvements = deal.rights?.improvements
    const back = typeof improvements === 'object' ? improvements.grantBackShare : undefined
    return {
      id: deal.id,
      licensee,
      grants: deal.grants.map((grant) => resolveGrant(context, grant)),
      terms: deal.terms,
      grantBack: back === undefined ? null : placeOf(context.compiling, back),
      risks: deal.risks ?? [],
      pointer,
    }
  })

type GrantRow = ReadDocument['deals'][number]['grants'][number]

const resolveGrant = (context: DealContext, grant: GrantRow): ResolvedGrant => {
  const { cells } = context
  const named = cells.findIndex((cell) => cell.id === grant.market)
  const field = grant.field ?? cells[named]?.field ?? ''
  const territory = grant.territory ?? '*'
  const matching = cells.flatMap((cell, index) => {
    const inScope = grant.market === undefined ? cell.field === field : index === named
    return inScope && (territory === '*' || cell.territory === territory) ? [index] : []
  })
  const start = grant.startYear ?? 0
  return {
    field,
    cells: matching.filter((index) => cells[index]!.status === 'permitted'),
    start,
    end: start + grant.termYears,
    exclusivity: grant.exclusivity ?? 'none',
    updates: grant.updates ?? false,
  }
}

/** The reference grant of a licensee for the ask per market (domain page, section 8). */
export const referenceSource = (context: DealContext, licensee: number): DealSource => {
  const { document } = context.compiling
  const fields = new Set(
    context.parties.positions.filter((row) => row.licensee === licensee).map((row) => row.field),
  )
  const grants = [...fields].map(
    (field): ResolvedGrant => ({
      field,
      cells: context.cells.flatMap((cell, index) =>
        cell.field === field && cell.status === 'permitted' ? [index] : [],
      ),
      start: 0,
      end: context.calendar.horizon,
      exclusivity: 'none',
      updates: document.dataset.freshness?.refreshPerYear !== undefined,
    }),
  )
  const id = `reference:${document.licensees[licensee]?.id}`
  return { id, licensee, grants, terms: [], grantBack: null, risks: [], pointer: `/licensees/${licensee}` }
}
