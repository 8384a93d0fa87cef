import { precondition } from '../units/precondition.ts'
import { assetClassOf, datasetClassOf } from './assetClasses.ts'
import data from './comparables.json' with { type: 'json' }

/** A range of money as reported; equal ends are one figure, a low end of 0 an upper bound. */
interface MoneyRange {
  readonly low: number
  readonly high: number
  readonly currency: string
}

/**
 * A publicly reported licence, offer or payout, with where it was reported. Undisclosed prices are absent.
 */
export interface Comparable {
  readonly id: string
  readonly licensor: string
  readonly licensee: string
  readonly year: number | null
  readonly asset: string
  /** the report in words */
  readonly reported: string
  readonly grade: string
  readonly source: string
  readonly kind: string
  readonly amount?: MoneyRange & { readonly basis: string }
  readonly perUnit?: MoneyRange & { readonly unit: string }
  /** how many units changed hands; never divided by */
  readonly units?: { readonly count: number; readonly unit: string }
  readonly termYears?: readonly (number | null)[]
  readonly exclusivity?: string
  readonly payment?: string
  readonly undisclosed?: boolean
  readonly caution?: string
}

/** What an axis of prices shows: a whole licence, a year of one, or a record of one. */
export type PriceAxis = 'total' | 'perYear' | 'perRecord'

/** The dataset and the axis a comparable is held against. */
export interface PriceContext {
  readonly currency: string
  /** what one record of the dataset is: "study", "image"; null if the document does not say */
  readonly recordUnit: string | null
  readonly axis: PriceAxis
  /** what is priced: a licence of the dataset, as it is without this, or the dataset itself */
  readonly priced?: 'licence' | 'sale'
}

/**
 * Where a comparable may be shown: as a tick on the axis (no `low` for an upper bound), or in the table,
 * and why.
 */
export type Placement =
  | { readonly place: 'tick'; readonly low: number | null; readonly high: number; readonly label: string }
  | { readonly place: 'table'; readonly reason: string }

/** Facts as reported; the file's own note says how to read them. */
export const comparables: readonly Comparable[] = data.comparables
export const comparablesNote: string = `${data.title}. ${data.note}`

export const comparableIds: readonly string[] = comparables.map(({ id }) => id)

/**
 * The comparables of a document, in its order: shipped ones by their id, its own as they are. Unknown ids are refused
 * before this is called.
 */
export const comparablesFor = (entries: readonly (string | Comparable)[]): readonly Comparable[] =>
  entries.map((id) => {
    if (typeof id !== 'string') return id
    const found = comparables.find((comparable) => comparable.id === id)
    precondition(found !== undefined, `the comparable ${id} exists`)
    return found
  })

/** Why a kind of report is no price of a licence. */
const otherKinds: ReadonlyMap<string, string> = new Map([
  ['offer', 'an offer, not a signed licence'],
  ['list-price', 'a list price, not a signed licence'],
  ['talks', 'talks, not a signed licence'],
  ['settlement', 'a settlement of claims, not a licence price'],
  ['payout', 'a payout to contributors, not a licence price'],
  ['equity', 'an investment in shares, not a licence price'],
  ['bundle', 'a bundle with services or models, not a licence of data alone'],
  ['pool', 'a pool shared by many, not one licence'],
])

const bases: Readonly<Record<PriceAxis, string>> = {
  total: 'total',
  perYear: 'per-year',
  perRecord: 'per unit',
}

/**
 * Where a comparable may be shown (domain page, section 11): a tick only if kind, asset class, basis,
 * currency and unit are those of the axis; else in the table "for orientation", with the first reason that
 * keeps it off. Nothing is divided, converted or spread over years. An upper bound has no low.
 */
export const placeComparable = (comparable: Comparable, context: PriceContext): Placement => {
  const price = context.axis === 'perRecord' ? comparable.perUnit : comparable.amount
  const reason = reasonAgainst(comparable, context)
  if (reason !== null) return { place: 'table', reason }
  precondition(price !== undefined, 'a comparable on an axis has a price of its basis')
  return {
    place: 'tick',
    low: price.low === 0 ? null : price.low,
    high: price.high,
    label: labelOf(comparable),
  }
}

/** The first of the reasons, from what it is to how it is counted; null for a tick. */
const reasonAgainst = (comparable: Comparable, context: PriceContext): string | null =>
  kindReason(comparable, context) ?? classReason(comparable, context) ?? priceReason(comparable, context)

const kindReason = (comparable: Comparable, { priced = 'licence' }: PriceContext): string | null => {
  if (comparable.kind !== priced) return otherKindReason(comparable.kind, priced)
  if (comparable.amount === undefined && comparable.perUnit === undefined) return 'the price is not disclosed'
  return comparable.licensee === 'several' ? 'several licences together, not one' : null
}

const otherKindReason = (kind: string, priced: 'licence' | 'sale'): string => {
  if (kind === 'licence') return 'a licence, not a sale of a dataset'
  if (kind === 'sale') return 'a sale of a dataset, not a licence'
  return otherKinds.get(kind) ?? `a ${kind}, not a ${priced}`
}

const classReason = (comparable: Comparable, { recordUnit }: PriceContext): string | null => {
  const theirs = assetClassOf(comparable)
  const ours = datasetClassOf(recordUnit)
  if (ours !== null && ours === theirs) return null
  return ours === null
    ? `${theirs ?? comparable.asset}; what kind of data this dataset is, its record unit does not say`
    : `${theirs ?? comparable.asset}, not ${ours}`
}

const priceReason = (comparable: Comparable, { axis, currency, recordUnit }: PriceContext): string | null => {
  const price = axis === 'perRecord' ? comparable.perUnit : comparable.amount
  const basis = comparable.amount?.basis ?? 'per unit'
  if (price === undefined || (axis !== 'perRecord' && basis !== bases[axis]))
    return `reported ${basis === 'per unit' ? basis : `as ${basis}`}, not ${bases[axis]}; nothing is divided`
  if (price.currency !== currency) return `in ${price.currency}, not ${currency}; nothing is converted`
  const unit = comparable.perUnit?.unit
  if (axis === 'perRecord' && unit !== (recordUnit ?? '').toLowerCase())
    return `per ${unit}, not per ${recordUnit ?? 'record'}`
  return null
}

const labelOf = ({ licensor, licensee, year, reported, caution }: Comparable): string => {
  const when = year === null ? '' : `, ${year}`
  return `${licensor} to ${licensee}${when}: ${reported}${caution === undefined ? '' : ` (${caution})`}`
}
