import { type Fill, fillGrants, fillRisks, unknowns } from './assumeTerms.ts'
import { assumptions } from './assumptions.ts'
import type { Note } from './note.ts'
import type { FieldfareDocument } from './schema/document.ts'
import {
  type LicenseeTemplate,
  type LicensorTemplate,
  licenseeTemplates,
  licensorTemplates,
  type Stated,
} from './templates.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Party {
  discountRate?: unknown
  timeRate?: unknown
  taxRate?: unknown
}

type LicenseeRow = Writable<FieldfareDocument['licensees'][number]>

/** A document with what it leaves out filled in, and a note for everything that was assumed (domain page, 16). */
export interface Assumed {
  readonly complete: FieldfareDocument
  readonly notes: readonly Note[]
}

/**
 * Fills what a document leaves out. A document that names a template is a minimal one: what it does not say is taken
 * from the templates and the table of assumptions. Elsewhere an absent cost is 0 and an absent fact is asked for.
 */
export const assume = (document: FieldfareDocument): Assumed => {
  const complete = structuredClone(document)
  const notes: Note[] = []
  const fill: Fill = (target, key, { value, sentence }, pointer) => {
    if (target[key] !== undefined) return
    target[key] = structuredClone(value) as never
    notes.push({ pointer: `${pointer}/${String(key)}`, text: `Assumed: ${sentence}` })
  }
  const minimal = isMinimal(complete)
  fillConventions(complete, fill)
  fillParty(complete.licensor, licensorTemplates.get(complete.licensor.template ?? ''), {
    fill,
    pointer: '/licensor',
  })
  complete.licensees.forEach((licensee, j) => {
    fillLicensee(licensee, fill, `/licensees/${j}`)
  })
  fillGrants(complete, fill)
  if (minimal) {
    fillMarkets(complete, fill)
    notes.push(...unknowns(complete))
  }
  fillRisks(complete, fill)
  return { complete, notes }
}

const isMinimal = (document: FieldfareDocument): boolean =>
  [document.dataset, document.licensor, ...document.licensees].some(({ template }) => template !== undefined)

const fillConventions = (document: FieldfareDocument, fill: Fill): void => {
  const { horizonYears } = assumptions
  fill(document, 'horizonYears', { ...horizonYears, value: longestDeal(document) + horizonYears.value }, '')
  for (const key of ['periodsPerYear', 'timing', 'priceLevel'] as const)
    fill(document, key, assumptions[key], '')
  document.simulation ??= {}
  for (const key of ['trials', 'seed', 'sampling', 'replicates'] as const)
    fill(document.simulation, key, assumptions[key], '/simulation')
  const { territory } = assumptions
  fill(document, 'territories', { ...territory, value: territoriesOf(document) }, '')
}

/** The territories that cells are written for, or the world. */
const territoriesOf = (document: FieldfareDocument): readonly object[] => {
  const named = new Set((document.markets ?? []).flatMap((row) => row.territory ?? []))
  return named.size === 0 ? [assumptions.territory.value] : [...named].map((id) => ({ id }))
}

const longestDeal = (document: FieldfareDocument): number => {
  const ends = document.deals.map((deal) => {
    const term = Math.max(...deal.grants.map((grant) => (grant.startYear ?? 0) + grant.termYears))
    const tails = deal.terms.map((clause) => (clause.kind === 'residual' ? (clause.tailYears ?? 0) : 0))
    const renewed = deal.terms.map((clause) => (clause.kind === 'renewal' ? clause.years : 0))
    const taken = deal.terms.flatMap((clause) =>
      clause.kind === 'optionFee' ? (clause.exercise ?? []).map(({ year }) => year) : [],
    )
    return Math.max(0, ...taken) + term + Math.max(0, ...renewed) + Math.max(0, ...tails)
  })
  return Math.ceil(Math.max(1, ...ends))
}

interface Filling {
  readonly fill: Fill
  readonly pointer: string
}

const fillParty = (
  party: Party,
  template: LicensorTemplate | undefined,
  { fill, pointer }: Filling,
): void => {
  const { discountRate, timeRate } = assumptions
  if (template === undefined) {
    fill(party, 'discountRate', discountRate, pointer)
    fill(party, 'taxRate', { value: 0, sentence: 'No tax.' }, pointer)
    return
  }
  const rates = {
    fixed: template.discountRate.fixed.value,
    salesLinked: template.discountRate.salesLinked.value,
  }
  const sentence = `${template.discountRate.fixed.sentence} ${template.discountRate.salesLinked.sentence}`
  fill(party, 'discountRate', { value: rates, sentence }, pointer)
  fill(party, 'timeRate', { ...timeRate, ...written(template.timeRate) }, pointer)
  fill(party, 'taxRate', written(template.taxRate), pointer)
}

/** A stated figure as it is written in a document, with its grade and source. */
const written = (figure: Stated): { readonly value: object; readonly sentence: string } => ({
  value: { value: figure.value, grade: figure.grade, source: figure.source },
  sentence: figure.sentence,
})

const fillLicensee = (licensee: LicenseeRow, fill: Fill, pointer: string): void => {
  const template = licenseeTemplates.get(licensee.template ?? '')
  fillParty(licensee, template, { fill, pointer })
  if (template === undefined) return
  fill(licensee, 'failure', written(template.failure), pointer)
  const place = template.processingTerritory
  fill(
    licensee,
    'processingTerritory',
    { value: place, sentence: `The data are processed in ${place}.` },
    pointer,
  )
  for (const [key, position] of Object.entries(licensee.positions))
    fillPosition(position, template, { fill, pointer: `${pointer}/positions/${key}` })
}

type PositionRow = Writable<LicenseeRow['positions'][string]>

const fillPosition = (
  position: PositionRow,
  template: LicenseeTemplate,
  { fill, pointer }: Filling,
): void => {
  fill(position, 'integrationCost', assumptions.integrationCost, pointer)
  if (position.utility.kind === 'saving') return
  fill(position, 'launchYears', assumptions.launchYears, pointer)
  fill(position, 'margin', written(template.margin), pointer)
}

const fillMarkets = (document: FieldfareDocument, fill: Fill): void => {
  document.markets?.forEach((row, j) => {
    const field = document.fields?.find(({ id }) => id === row.field)
    if (field?.market === undefined) fill(row, 'adoption', assumptions.adoption, `/markets/${j}`)
  })
  document.fields?.forEach((field, j) => {
    if (field.market === undefined) return
    const pointer = `/fields/${j}/market`
    fill(field.market, 'adoption', assumptions.adoption, pointer)
    fill(field.market, 'success', assumptions.success, pointer)
    fill(field.market, 'priceErosion', assumptions.priceErosion, pointer)
  })
}
