import type { Block } from '../../models/report/pages.ts'
import { markdown } from '../../models/report/pages.ts'
import { termSheet } from '../../models/report/termSheet/sheet.ts'
import { findingsOf } from '../../models/review/findings.ts'
import { noDeal } from '../../models/scenario/noDeal.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Failure } from '../../models/units/failure.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { prepare } from '../../models/valuation.ts'
import { docxBytes } from './docx.ts'
import type { DocumentWriter, ToWrite } from './format.ts'

/** The term sheet of the deal that is named, or of the only one: other licensees' deals are nobody else's to read. */
const sheetOf = ({ document: given, overrides, deal }: ToWrite): Result<readonly Block[], Failure> => {
  const prepared = prepare(given, overrides)
  if (!prepared.ok) return prepared
  const document = given as FieldfareDocument
  const id = deal ?? (document.deals.length === 1 ? document.deals[0]?.id : undefined)
  if (id === undefined)
    return failure({
      kind: 'missing-key',
      pointer: '?deal',
      expected: `one deal for a term sheet (one of ${document.deals.map((each) => each.id).join(', ')})`,
      found: 'none named',
    })
  const index = document.deals.findIndex((each) => each.id === id)
  const wanted = document.deals[index]
  if (wanted === undefined) return failure(noDeal(id, document.deals))
  return success(termSheet(wanted, document, findingsOf(prepared.value.scenario.document, index)))
}

const sheetAs =
  (bytes: (blocks: readonly Block[]) => Uint8Array): DocumentWriter =>
  async (given) => {
    const blocks = sheetOf(given)
    return blocks.ok ? success(bytes(blocks.value)) : blocks
  }

export const md = sheetAs((blocks) => new TextEncoder().encode(markdown(blocks)))

export const docx = sheetAs(docxBytes)
