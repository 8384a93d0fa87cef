import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import { type AskedFailure, askedFailures } from '../runs/asked.ts'
import { type ExportFormatName, exportFormats } from './formats.ts'

/** What is to be exported: how the answer was run, and the deal that is wanted, without one every deal. */
export interface FileQuestion extends Overrides {
  readonly deal?: string | undefined
}

export interface FileTask {
  readonly format: ExportFormatName
  /** the answer to the document under these overrides, as JSON */
  readonly answer: string
  readonly text: string
  readonly question: FileQuestion
}

/** A document and the answer to it as a file of some format. */
export const exportFile = async ({
  format,
  answer,
  text,
  question,
}: FileTask): Promise<Result<Uint8Array, AskedFailure>> => {
  const document = readJson(text)
  if (!document.ok) return document
  const { deal, ...overrides } = question
  const given = { document: document.value, answer: JSON.parse(answer) as Answer, overrides, deal }
  const file: Result<Uint8Array, Failure> = await exportFormats[format].write(given)
  return file.ok ? file : { ok: false, faults: askedFailures(file.faults, document.value, question) }
}
