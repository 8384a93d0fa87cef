import { assumptionsCsv, assumptionsWorkbook } from '../../models/exchange/assumptionsTable.ts'
import { success } from '../../models/units/result.ts'
import type { DocumentFormat } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

const about = 'every input of the document as a table to fill in, which import --as assumptions reads'

/** The inputs of a document as a CSV. */
export const assumptionsText: DocumentFormat = {
  from: 'document',
  description: about,
  mediaType: 'text/csv; charset=utf-8',
  extension: 'assumptions.csv',
  write: async ({ document }) => {
    const text = assumptionsCsv(document)
    return text.ok ? success(new TextEncoder().encode(text.value)) : text
  },
}

/** The inputs of a document as a workbook. */
export const assumptionsBook: DocumentFormat = {
  from: 'document',
  description: about,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'assumptions.xlsx',
  write: async ({ document }) => {
    const workbook = assumptionsWorkbook(document)
    return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
  },
}
