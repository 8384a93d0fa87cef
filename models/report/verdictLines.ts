import type { Answer, DealAnswer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { timeOnly } from './bases.ts'
import { dealName, strategyName } from './names.ts'
import { refusedIn, standingDeals, standingStrategies } from './standing.ts'
import { bulleted, headed, section } from './tableSection.ts'
import { verdictSentence } from './verdict.ts'
import { counted, listed, quoted } from './words.ts'

const shownVerdicts = 3

/** Verdicts between the three of a kind that are worth most to the licensor and would not be refused. */
export const verdictLines = (
  answer: Answer,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  const told = verdictsInWords(answer, document)
  const title = headed('Compared future by future', timeOnly, width)
  return told.length === 0 ? [] : section(title, bulleted(told, width))
}

/** The same as sentences, with what was left out; none where nothing is compared. */
export const verdictsInWords = (answer: Answer, document: FieldfareDocument): readonly string[] => {
  const told = (['strategy', 'deal'] as const).flatMap((kind) => verdictsOf(kind, answer, document))
  return told.length === 0 ? [] : [...told, ...leftOut(answer, document)]
}

type Kind = Answer['comparisons'][number]['kind']

const verdictsOf = (kind: Kind, answer: Answer, document: FieldfareDocument): readonly string[] => {
  const best = topOf(kind === 'deal' ? standingDeals(answer) : standingStrategies(answer, document))
  const nameOf = (id: string) => quoted((kind === 'deal' ? dealName : strategyName)(document, id))
  return answer.comparisons
    .filter((pair) => pair.kind === kind && best.has(pair.a) && best.has(pair.b))
    .map((pair) => verdictSentence(pair, { a: nameOf(pair.a), b: nameOf(pair.b) }, document.currency))
}

type Ranked = readonly { readonly id: string; readonly licensor: DealAnswer['licensor'] }[]

const topOf = (all: Ranked): ReadonlySet<string> => {
  const byWorth = all.toSorted((a, b) => b.licensor.expected.value - a.licensor.expected.value)
  return new Set(byWorth.slice(0, shownVerdicts).map(({ id }) => id))
}

const leftOut = (answer: Answer, document: FieldfareDocument): readonly string[] => {
  const names = refusedIn(answer).map((id) => quoted(dealName(document, id)))
  const deals = counted(String(names.length), 'deal')
  return names.length === 0
    ? []
    : [`Left out: ${deals} that would be refused, so nobody would be paid: ${listed(names)}.`]
}
