import { assumptionsCsv, assumptionsWorkbook } from '../../models/exchange/assumptionsTable.ts'
import { success } from '../../models/units/result.ts'
import type { DocumentWriter } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

/** The inputs of a document as a CSV. */
export const assumptionsText: DocumentWriter = async ({ document }) => {
  const text = assumptionsCsv(document)
  return text.ok ? success(new TextEncoder().encode(text.value)) : text
}

/** The inputs of a document as a workbook. */
export const assumptionsBook: DocumentWriter = async ({ document }) => {
  const workbook = assumptionsWorkbook(document)
  return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
}
