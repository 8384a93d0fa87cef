import type { Workbook } from '../../models/report/workbook.ts'
import { value } from '../../models/valuation.ts'
import { workbookOf } from '../../models/workbook/workbookOf.ts'
import { type Loose, sample } from '../laws/documents.ts'

interface Wanted {
  readonly deal?: string | undefined
  readonly trials?: number
}

/** The workbook of a document that must be accepted. */
export const exportedOf = (document: Loose, { deal, trials = 64 }: Wanted = {}): Workbook => {
  const overrides = { trials }
  const answer = value(document, overrides)
  if (!answer.ok) throw new Error(`the document is valued: ${JSON.stringify(answer.faults)}`)
  const workbook = workbookOf({ document, overrides, answer: answer.value, deal })
  if (!workbook.ok) throw new Error(`the document makes a workbook: ${JSON.stringify(workbook.faults)}`)
  return workbook.value
}

/** The workbook of a sample. */
export const exported = (name: string, wanted: Wanted = {}): Workbook =>
  exportedOf(sample(name as Parameters<typeof sample>[0]), wanted)
