import { success } from '../../models/units/result.ts'
import { draftOf } from '../../models/workbook/workbookOf.ts'
import { type Drafter, writerOf } from './format.ts'
import { xlsxBytes } from './xlsx.ts'

/** The model as a workbook. */
export const draftXlsx: Drafter = (given) => {
  const draft = draftOf(given)
  return draft.ok ? success((answer) => xlsxBytes(draft.value(answer))) : draft
}

export const xlsx = writerOf(draftXlsx)
