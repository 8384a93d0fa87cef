import type { FieldfareDocument } from '../../scenario/schema/document.ts'
import { parseDay } from '../../units/date.ts'
import { agreed } from '../figures.ts'
import { datasetName, fieldName, licenseeName, territoryName } from '../names.ts'
import { counted, listed, sentence } from '../words.ts'
import { type DealInput, marketName } from './clause.ts'

type GrantInput = DealInput['grants'][number]

const exclusivityInWords = {
  none: 'without exclusivity',
  sole: "as the only licensee beside the licensor's own use",
  exclusive: 'exclusively',
} as const

const useNames: Readonly<Record<string, string>> = { 'synthetic-data': 'synthetic data' }

const placeInWords = ({ field, market, territory }: GrantInput, document: FieldfareDocument): string => {
  if (market !== undefined) return marketName(document, market)
  const name = fieldName(document, field ?? '')
  if (territory !== undefined && territory !== '*') return `${name} in ${territoryName(document, territory)}`
  const territories = document.territories ?? []
  const all = listed(territories.map(({ id }) => territoryName(document, id)))
  return territories.length > 1 ? `${name} in every territory (${all})` : name
}

/** The day itself, where it is so many whole months after the valuation date and that month has it. */
const startInWords = (startYear: number, { valuationDate }: FieldfareDocument): string => {
  const [year, month, day] = valuationDate.split('-').map(Number)
  const months = Number((12 * startYear).toPrecision(12))
  const all = (year ?? 0) * 12 + (month ?? 1) - 1 + months
  const twoDigits = String((all % 12) + 1).padStart(2, '0')
  const date = `${Math.floor(all / 12)}-${twoDigits}-${String(day).padStart(2, '0')}`
  return Number.isInteger(months) && parseDay(date) !== null
    ? `from ${date}`
    : `starting ${counted(agreed(startYear), 'year')} after ${valuationDate}`
}

/** What one grant allows, without naming the licensee. */
const allowance = (grant: GrantInput, document: FieldfareDocument): string => {
  const { uses = [], exclusivity = 'none', startYear = 0, termYears, updates = false } = grant
  const use = uses.length === 0 ? 'any use' : listed(uses.map((use) => useNames[use] ?? use))
  const span = `for ${counted(agreed(termYears), 'year')} ${startInWords(startYear, document)}`
  const kept = updates ? 'with updates' : 'without updates'
  return `for ${use} in ${placeInWords(grant, document)}, ${exclusivityInWords[exclusivity]}, ${span}, ${kept}`
}

const holder = (deal: DealInput, document: FieldfareDocument): string =>
  `${licenseeName(document, deal.licensee)} may use ${datasetName(document)}`

/** One sentence per grant, in the order of the deal. */
export const grantSentences = (deal: DealInput, document: FieldfareDocument): readonly string[] =>
  deal.grants.map((grant) => sentence(`${holder(deal, document)} ${allowance(grant, document)}`))

/** All grants of a deal in one sentence. */
export const grantSentence = (deal: DealInput, document: FieldfareDocument): string =>
  sentence(
    `${holder(deal, document)} ${deal.grants.map((grant) => allowance(grant, document)).join('; and ')}`,
  )
