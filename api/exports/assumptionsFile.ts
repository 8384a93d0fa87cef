import { assumptionsCsv, assumptionsWorkbook } from '../../models/exchange/assumptionsTable.ts'
import { noDeal } from '../../models/scenario/noDeal.ts'
import { parse } from '../../models/scenario/parse.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import type { DocumentFormat, ToWrite } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

const about = 'every input of the document as a table to fill in, which import --as assumptions reads'

/** The inputs of a document as a CSV. */
export const assumptionsText: DocumentFormat = {
  from: 'document',
  description: about,
  mediaType: 'text/csv; charset=utf-8',
  extension: 'assumptions.csv',
  write: async (given) => {
    const text = madeOf(given, assumptionsCsv)
    return text.ok ? success(new TextEncoder().encode(text.value)) : text
  },
}

/** The inputs of a document as a workbook. */
export const assumptionsBook: DocumentFormat = {
  from: 'document',
  description: about,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'assumptions.xlsx',
  write: async (given) => {
    const workbook = madeOf(given, assumptionsWorkbook)
    return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
  },
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
