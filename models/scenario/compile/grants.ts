import type { Way } from '../optionsPlan.ts'
import type { Calendar, CellPlan, RiskPlan } from '../plan.ts'
import type { Deal } from '../schema/deal.ts'
import type { ReadDocument } from '../schema/document.ts'
import type { Term } from '../schema/terms.ts'
import type { Place } from '../variable.ts'
import type { Variant } from '../variant.ts'
import type { Parties } from './parties.ts'
import { type Compiling, placeOf } from './quantities.ts'

/** A grant with its cells resolved; a saving has a field and no cells. */
export interface ResolvedGrant {
  readonly field: string
  /** id of the market, where the grant names one */
  readonly market: string | undefined
  readonly cells: readonly number[]
  readonly start: number
  readonly end: number
  readonly exclusivity: 'none' | 'sole' | 'exclusive'
  readonly updates: boolean
}

/** What a deal is made of, whether it is written in the document or is a reference grant. */
export interface DealSource {
  readonly id: string
  /** the deal, and its clauses, whose chance events these are: its own, or those of the deal it varies */
  readonly origin: { readonly id: string; readonly terms: readonly (number | null)[] }
  readonly licensee: number
  readonly grants: readonly ResolvedGrant[]
  /** grants as they are written, where options change them */
  readonly written: readonly ResolvedGrant[]
  /** how its options are used; null without any */
  readonly way: Way | null
  /** an option it rests on is not used: it never comes about */
  readonly lapses: boolean
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
    readonly year: Place
  }[]
}

/** A right that is known to be missing: nothing can be licensed, and the result says so. */
export const missingRight = (document: ReadDocument): string | null => {
  const missing = Object.entries(document.dataset.rights ?? {}).find(([, held]) => held === false)
  return missing === undefined ? null : `dataset.rights.${missing[0]} is false`
}

/** The deals of a document with grants resolved to cells; faults name the place. */
export const dealSources = (context: DealContext): readonly DealSource[] =>
  context.compiling.document.deals.map((deal, index) =>
    sourceOf(context, deal, {
      id: deal.id,
      origin: { id: deal.id, terms: deal.terms.map((_, term) => term) },
      pointer: `/deals/${index}`,
    }),
  )

/** A deal that varies one of the document's: its chance events are those of that deal. */
export const variantSource = (context: DealContext, { id, of, deal, terms }: Variant): DealSource =>
  sourceOf(context, deal, {
    id: `${deal.id}~${id}`,
    origin: { id: context.compiling.document.deals[of]!.id, terms },
    pointer: `/deals/${of}`,
  })

const sourceOf = (
  context: DealContext,
  deal: Deal,
  named: Pick<DealSource, 'id' | 'origin' | 'pointer'>,
): DealSource => {
  const { improvements, grantBackShare } = deal.rights ?? {}
  const back = typeof improvements === 'object' ? improvements.grantBackShare : grantBackShare
  const grants = deal.grants.map((grant) => resolveGrant(context, grant))
  return {
    ...named,
    ...plain(grants),
    licensee: context.compiling.document.licensees.findIndex(({ id }) => id === deal.licensee),
    terms: deal.terms,
    grantBack: back === undefined ? null : placeOf(context.compiling, back),
    risks: deal.risks ?? [],
  }
}

/** Grants that no option changes. */
const plain = (
  grants: readonly ResolvedGrant[],
): Pick<DealSource, 'grants' | 'written' | 'way' | 'lapses'> => ({
  grants,
  written: grants,
  way: null,
  lapses: false,
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
    market: grant.market,
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
      market: undefined,
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
  const pointer = `/licensees/${licensee}`
  const origin = { id, terms: [] }
  return { id, origin, licensee, ...plain(grants), terms: [], grantBack: null, risks: [], pointer }
}
