import { isAboutPersons } from '../dataset/identifiability.ts'
import { viewSource } from '../dataset/rights.ts'
import { meanOf } from '../scenario/meanOf.ts'
import type { Source } from '../scenario/schema/dataset.ts'
import type { Deal } from '../scenario/schema/deal.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import { type Term, type TermOf, termSchema } from '../scenario/schema/terms.ts'
import type { Reviewed } from './rule.ts'

/** What several rules read off a deal. */

export interface Placed<Kind extends Term['kind']> {
  readonly term: number
  readonly clause: TermOf<Kind>
}

/** The clauses of some kinds with their places. */
export const clausesOf = <Kind extends Term['kind']>(
  { terms }: Deal,
  ...kinds: readonly Kind[]
): readonly Placed<Kind>[] =>
  terms.flatMap((clause, term) =>
    kinds.some((kind) => kind === clause.kind) ? [{ term, clause: clause as TermOf<Kind> }] : [],
  )

export const has = (deal: Deal, ...kinds: readonly Term['kind'][]): boolean =>
  clausesOf(deal, ...kinds).length > 0

/** A clause as it would be written in a document. */
export const written = (clause: object): Term => termSchema.parse(clause)

/** Clauses whose payment follows what the licensee reports. */
export const reported = (deal: Deal) =>
  clausesOf(deal, 'royalty', 'revenueShare', 'profitShare', 'sublicenceShare', 'usageFee')

/** The mean of a quantity; null for a formula; `otherwise` where nothing is written. */
export const mean = (quantity: Quantity | undefined, otherwise: number | null = null): number | null =>
  quantity === undefined ? otherwise : meanOf(quantity)

/** Known to be 0: a formula is not. */
export const isNone = (quantity: Quantity | undefined): boolean => mean(quantity, 0) === 0

/** The last year of a deal's grants. */
export const endOf = ({ grants }: Deal): number =>
  Math.max(...grants.map(({ startYear = 0, termYears }) => startYear + termYears))

/** The longest of a deal's grants, in years. */
export const longest = ({ grants }: Deal): number => Math.max(...grants.map(({ termYears }) => termYears))

export interface PlacedSource {
  readonly source: Source
  readonly pointer: string
  /** the source may be used in some field that is granted */
  readonly purposeful: boolean
}

/** The sources of the dataset as this deal sees them. */
export const sourcesOf = ({ document, deal }: Reviewed): readonly PlacedSource[] => {
  const fields = deal.grants.map(({ field, market }) => field ?? fieldOfMarket(document, market))
  return (document.dataset.sources ?? []).map((source, j) => ({
    source,
    pointer: `/dataset/sources/${j}`,
    // without a place of processing only the purposes decide
    purposeful: fields.some(
      (field) => viewSource({ ...source, transfer: undefined }, field, undefined).counts,
    ),
  }))
}

const fieldOfMarket = (document: ReadDocument, market: string | undefined): string =>
  document.markets?.find(({ id }) => id === market)?.field ??
  document.fields?.find(({ id }) => market?.startsWith(`${id.toLowerCase()}-`))?.id ??
  ''

/** Templates of data that tell about people. */
const peopleTemplates: readonly string[] = ['hospital-imaging-us', 'telematics']

/** Whether the data tell about people, as far as the document says. */
export const isAboutPeople = ({ document, deal }: Reviewed): boolean => {
  const { template = '', sources = [] } = document.dataset
  const risks = (document.risks ?? []).filter(({ id }) => deal.risks?.includes(id))
  return (
    peopleTemplates.includes(template) ||
    sources.some(({ identifiability }) => isAboutPersons(identifiability)) ||
    risks.some(({ id, name = '' }) => /identif/i.test(`${id} ${name}`))
  )
}
