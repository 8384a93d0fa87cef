import { success } from '../../models/units/result.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import type { AnswerWriter } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

/** The model as a workbook. */
export const xlsx: AnswerWriter = async (given) => {
  const workbook = workbookOf(given)
  return workbook.ok ? success(await xlsxBytes(workbook.value)) : workbook
}
