import { readFileSync } from 'node:fs'
import { exportFile, type FileMade, type FileQuestion } from '../../api/exports/exportFile.ts'
import { type ExportFormatName, formatOf } from '../../api/exports/formats.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import { value } from '../../models/valuation.ts'

/** A sample as text, and as a document that may be changed. */
export const sampleText = (name: string): string =>
  readFileSync(new URL(`../../models/samples/${name}.json`, import.meta.url), 'utf8')

export const sample = (name: string): FieldfareDocument => JSON.parse(sampleText(name))

const answers = new Map<string, Answer>()

/** The answer to a document, worked out once. */
export const answerTo = (text: string, { deal: _, ...overrides }: FileQuestion): Answer => {
  const key = JSON.stringify([text, overrides])
  const known = answers.get(key)
  if (known !== undefined) return known
  const made = value(JSON.parse(text), overrides)
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  answers.set(key, made.value)
  return made.value
}

/** A document as a file of some format. */
export const fileOf = async (
  format: ExportFormatName,
  text: string,
  question: FileQuestion,
): Promise<Uint8Array> => {
  const answer = formatOf(format).from === 'answer' ? JSON.stringify(answerTo(text, question)) : null
  const file = await exportFile({ format, answer, text, question })
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  return wholeOf(file.value.content)
}

/** A file whose pieces are put together. */
export const wholeOf = (content: FileMade['content']): Uint8Array => {
  if (content instanceof Uint8Array) return content
  const pieces = [...content].map((piece) => {
    if (!piece.ok) throw new Error(JSON.stringify(piece.faults))
    return piece.value
  })
  return new Uint8Array(Buffer.concat(pieces))
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
