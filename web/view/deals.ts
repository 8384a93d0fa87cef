import { feeCure } from '../../models/report/cure.ts'
import { fieldName, licenseeName, licensorName, territoryName } from '../../models/report/names.ts'
import { termSentences } from '../../models/report/termSheet.ts'
import { sentence } from '../../models/report/words.ts'
import type { DealAnswer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { termLabel } from '../format/lines.ts'
import { type Figure, figure, inline } from '../format/number.ts'
import { counted, listed } from '../format/words.ts'
import { scenarioPath } from '../router.ts'
import { type FourNumbers, fourNumbers } from './dealFigures.ts'
import { type Deal, dealIn, type Grant, licenseeAtStart } from './facts.ts'
import type { ScenarioView } from './scenario.ts'

/** A deal as the list shows it. */
export interface DealRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly licensee: string
  readonly grant: string
  readonly numbers: FourNumbers
  /** by whom the deal would be refused, and the smallest change that cures it */
  readonly refusal: Refusal | null
}

export interface Refusal {
  readonly by: string
  readonly cure: string
}

const EXCLUSIVITY: Readonly<Record<string, string>> = {
  none: 'non-exclusive',
  sole: 'sole',
  exclusive: 'exclusive',
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)]

const placeOf = (grant: Grant, document: FieldfareDocument): string =>
  grant.territory === undefined || grant.territory === '*'
    ? 'all territories'
    : territoryName(document, grant.territory)

const fieldOf = (grant: Grant, document: FieldfareDocument): string => {
  if (grant.field !== undefined) return fieldName(document, grant.field)
  const market = document.markets?.find((cell) => cell.id === grant.market)
  return market?.field === undefined ? (grant.market ?? '') : fieldName(document, market.field)
}

/** `Chest CT diagnostic products · all territories · exclusive · 8 years`. */
export const grantLine = (deal: Deal, document: FieldfareDocument): string => {
  const { grants } = deal
  const years = Math.max(...grants.map((grant) => grant.termYears))
  const parts = [
    listed(unique(grants.map((grant) => fieldOf(grant, document)))),
    listed(unique(grants.map((grant) => placeOf(grant, document)))),
    listed(unique(grants.map((grant) => EXCLUSIVITY[grant.exclusivity ?? 'none'] ?? ''))),
    counted(years, 'year'),
  ]
  return parts.join(' · ')
}

export const refusalOf = (view: ScenarioView, deal: DealAnswer): Refusal | null => {
  if (deal.wouldBeRefused === null) return null
  const licensee = licenseeName(view.document, dealIn(view.document, deal.id)?.licensee ?? '')
  const licensor = licensorName(view.document)
  const { by, cure } = deal.wouldBeRefused
  const who = { licensee, licensor, both: `${licensor} and ${licensee}` }[by]
  return { by: who, cure: sentence(feeCure(cure, view.document.currency) ?? cure.text) }
}

export const dealRow = (view: ScenarioView, deal: DealAnswer): DealRow => {
  const written = dealIn(view.document, deal.id)
  return {
    id: deal.id,
    name: written?.name ?? deal.id,
    href: scenarioPath(view.id, 'deals', deal.id),
    licensee: licenseeAtStart(view.document, deal.id),
    grant: written === undefined ? '' : grantLine(written, view.document),
    numbers: fourNumbers(deal),
    refusal: refusalOf(view, deal),
  }
}

export const dealRows = (view: ScenarioView): readonly DealRow[] =>
  view.answer.deals.map((deal) => dealRow(view, deal))

/** A clause in words with what it is worth to both; null where it moves no money of its own, or none that is known. */
export interface ClauseRow {
  /** index of the clause among the terms; null for grants, rights and risks, and for what the deal leaves open */
  readonly term: number | null
  readonly sentence: string
  readonly worth: Figure | null
  readonly theirs: Figure | null
}

type TermWorth = DealAnswer['terms'][number]

const worthFigure = (summary: TermWorth['licensee'] | undefined): Figure | null => {
  if (summary == null) return null
  const { mean, standardError, sd } = summary
  if (mean === 0 && sd === 0) return null
  return figure(mean, sd === 0 ? 0 : standardError)
}

const worthsOf = (term: TermWorth | undefined): Pick<ClauseRow, 'worth' | 'theirs'> => ({
  worth: worthFigure(term?.licensor),
  theirs: worthFigure(term?.licensee),
})

/** The clause a line of money belongs to: the grant-back is agreed among the rights. */
const clauseOf = (term: string): string => (term === 'grantBack' ? 'rights' : term)

/** Kinds of sentences whose number is not that of a clause. */
const aside = new Set(['grant', 'rights', 'risk'])

/** The term sheet in contract order, each clause beside its own worth; lines without a clause come last. */
export const clauseRows = (
  deal: Deal,
  answer: DealAnswer,
  document: FieldfareDocument,
): readonly ClauseRow[] => {
  const sentences = termSentences(deal, document)
  const matched = sentences.map(({ kind, index }) =>
    answer.terms.find((term) => clauseOf(term.kind) === kind && term.index === index),
  )
  const rest = answer.terms.filter((term) => !matched.includes(term))
  return [
    ...sentences.map(({ kind, index, sentence }, i) => ({
      term: aside.has(kind) ? null : index,
      sentence,
      ...worthsOf(matched[i]),
    })),
    ...rest.map((term) => ({
      term: null,
      sentence: `${termLabel(term.kind)}.`,
      ...worthsOf(term),
    })),
  ]
}

/** The sentence above the list. A licensee whose utility is unknown has not been asked. */
export const dealsSentence = (rows: readonly DealRow[], currency: string): string => {
  const left = rows.filter((row) => row.refusal === null)
  const [best] = [...left].sort((a, b) => b.numbers.licensor.value - a.numbers.licensor.value)
  if (best === undefined) return 'No deal here would be signed by both sides as it stands.'
  const asked = left.every((row) => row.numbers.licensee !== null)
  const worth = `${inline(best.numbers.licensor)} ${currency}`
  if (rows.length === 1)
    return asked
      ? `Both sides would sign “${best.name}”; to us it is worth ${worth}.`
      : `“${best.name}” is worth ${worth} to us; what it is worth to ${best.licensee} is not known yet.`
  const refused = rows.length - left.length
  const rest = refused === 0 ? '' : ` ${counted(refused, 'deal')} would be refused.`
  const which = asked ? 'that both sides would sign' : 'that nobody is known to refuse'
  return `Of ${counted(left.length, 'deal')} ${which}, “${best.name}” is worth most to us: ${worth}.${rest}`
}
