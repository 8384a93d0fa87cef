import { noDeal } from '../../scenario/noDeal.ts'
import type { Approaches } from '../../scenario/schema/approaches.ts'
import type { Failure } from '../../units/failure.ts'
import { failure, type Result, success } from '../../units/result.ts'
import { firstNonFinite } from '../finite.ts'
import type { Asked } from '../part.ts'
import type { Question } from '../question.ts'
import { askedOf } from '../simulated.ts'
import { costRow, delayOf } from './cost.ts'
import { incomeRows } from './income.ts'
import { marketOf, marketRow } from './market.ts'
import { opinionOf } from './opinion.ts'
import { profitSplitOf } from './profitSplit.ts'
import { type Subject, subjectOf } from './subject.ts'
import { zoneOf } from './zone.ts'

/**
 * The three approaches to value beside each other (domain page, section 11). The unit of account comes first: every row on the
 * axis is of one interest, what is not is for orientation and says why. Alternatives are never averaged, and a method that
 * cannot be applied is refused in a sentence while the others stand. The income approach reads the first futures of the run.
 */
export const approachesOf = (question: Question, asked: Asked): Result<Approaches, Failure> => {
  const found = subjectOf(question, asked)
  return found.ok ? success(told(found.value)) : found
}

/** The approaches alone, without the deals; of the licence of a deal where one is named, whatever the document says. */
export const approachesAlone = (given: Question, deal?: string): Result<Approaches, Failure> => {
  const { document } = given.scenario
  if (deal !== undefined && document.deals.every(({ id }) => id !== deal))
    return failure(noDeal(deal, document.deals))
  const question = deal === undefined ? given : ofLicence(given, deal)
  const asked = askedOf(question)
  if (!asked.ok) return asked
  const found = approachesOf(question, asked.value)
  if (!found.ok) return found
  const bad = firstNonFinite(found.value)
  return bad === null ? found : failure(bad)
}

const ofLicence = (question: Question, deal: string): Question => {
  const { scenario } = question
  const { document } = scenario
  const valuation = { ...document.valuation, interest: { deal } }
  return { ...question, scenario: { ...scenario, document: { ...document, valuation } } }
}

const told = (subject: Subject): Approaches => {
  const { valuation, interest, document, trials } = subject
  const comparables = marketOf(subject)
  const rows = [...incomeRows(subject), costRow(subject), marketRow(subject, comparables)]
  return {
    valuation: {
      purpose: valuation.purpose ?? null,
      basis: valuation.basis ?? null,
      interest,
      standard: valuation.standard ?? null,
      date: valuation.date ?? document.valuationDate,
      preparer: valuation.preparer ?? null,
    },
    trials,
    rows,
    comparables,
    profitSplit: profitSplitOf(subject),
    delay: delayOf(subject),
    zone: zoneOf(subject),
    fairMarketValue: opinionOf(subject, rows),
    notes: notesOf(subject),
  }
}

/** What is taken for granted because nobody stated it. */
const notesOf = ({ valuation, document }: Subject): Approaches['notes'] => {
  const note = (key: string, stated: unknown, text: string): Approaches['notes'] =>
    stated === undefined ? [{ pointer: `/valuation/${key}`, text }] : []
  const { valuationDate } = document
  return [
    ...note('interest', valuation.interest, 'Assumed: the interest is the ownership of the dataset.'),
    ...note('basis', valuation.basis, 'No basis of value is stated: market, equitable, investment or fair.'),
    ...note('purpose', valuation.purpose, 'No purpose is stated.'),
    ...note('date', valuation.date, `Assumed: valued as of ${valuationDate}, the date of the document.`),
    ...(valuation.date === undefined || valuation.date === valuationDate
      ? []
      : [
          {
            pointer: '/valuation/date',
            text: `The document's cash flows are discounted to ${valuationDate}, not to ${valuation.date}: the figures are as of ${valuationDate}.`,
          },
        ]),
  ]
}
