import { assumptionsCsv, assumptionsWorkbook } from '../../models/exchange/assumptionsTable.ts'
import { noDeal } from '../../models/scenario/noDeal.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { DocumentWriter, ToWrite } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

/** The inputs of a document as a CSV. */
export const assumptionsText: DocumentWriter = async (given) => {
  const text = madeOf(given, assumptionsCsv)
  return text.ok ? success(new TextEncoder().encode(text.value)) : text
}

/** The inputs of a document as a workbook. */
export const assumptionsBook: DocumentWriter = async (given) => {
  const workbook = madeOf(given, assumptionsWorkbook)
  return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
}

/** Deals share their inputs, so the table is that of the document, whichever deal is named; one that is not there is told. */
const madeOf = <Made>(
  { document, deal, tell }: ToWrite,
  make: (document: unknown) => Result<Made, Failure>,
): Result<Made, Failure> => {
  const made = make(document)
  const scenario = parse(document)
  if (deal === undefined || !made.ok || !scenario.ok) return made
  const { deals } = scenario.value.document
  if (deals.every(({ id }) => id !== deal)) return failure(noDeal(deal, deals))
  tell?.('The table of assumptions is always of every deal.')
  return made
}
