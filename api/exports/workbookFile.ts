import { success } from '../../models/units/result.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import type { AnswerFormat } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

/** The model as a workbook. */
export const xlsx: AnswerFormat = {
  from: 'answer',
  description: 'the model as a workbook: the expected case of every deal as live formulas',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  isLarge: true,
  write: async (given) => {
    const workbook = workbookOf(given)
    return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
  },
}
