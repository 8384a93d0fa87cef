import { cashCsv, summaryCsv } from '../../models/report/csv.ts'
import { canonicalJson } from '../../models/scenario/canonical.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { success } from '../../models/units/result.ts'
import type { AnswerWriter } from './format.ts'
import { answerOfDeal } from './ofDeal.ts'

/** The bytes of `fieldfare value FILE --json` and of the API's valuation. */
export const json: AnswerWriter = async ({ answer, deal, tell }) => {
  const wanted = answerOfDeal(answer, deal)
  if (!wanted.ok) return wanted
  if (deal !== undefined) tell?.('The answer as JSON is always of every deal.')
  return success(new TextEncoder().encode(canonicalJson(answer)))
}

const csvOf =
  (text: (answer: Answer, document: FieldfareDocument) => string): AnswerWriter =>
  async ({ answer, document, deal }) => {
    const wanted = answerOfDeal(answer, deal)
    // it was just valued, so it is what its type says
    return wanted.ok
      ? success(new TextEncoder().encode(text(wanted.value, document as FieldfareDocument)))
      : wanted
  }

export const summaryFile = csvOf(summaryCsv)

export const cashFile = csvOf(cashCsv)
