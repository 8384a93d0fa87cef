import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import { precondition } from '../../models/units/precondition.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { check, type Overrides, type Progress } from '../../models/valuation.ts'
import { type AskedFailure, askedFailures } from '../runs/asked.ts'
import { quotaFaults } from '../runs/quota.ts'
import type { Pieces, ToWrite } from './format.ts'
import { type ExportFormatName, formatOf } from './formats.ts'

/** What is to be exported: how the answer was run, and the deal that is wanted, without one every deal. */
export interface FileQuestion extends Overrides {
  readonly deal?: string | undefined
}

export interface FileTask {
  readonly format: ExportFormatName
  /** the answer to the document under these overrides, as JSON; null for a format that is written without */
  readonly answer: string | null
  readonly text: string
  readonly question: FileQuestion
}

/** A file, whole or in pieces, and what was left out of it, in words: the command prints that, the API sends it as a header. */
export interface FileMade {
  readonly content: Uint8Array | Pieces<AskedFailure>
  readonly notes: readonly string[]
}

/** A file that is written whole. */
export interface WholeFile extends FileMade {
  readonly content: Uint8Array
}

/** A document and the answer to it as a file of some format. Of one in pieces the first is made: a file that is refused has none. */
export const exportFile = async (
  { format, answer, text, question }: FileTask,
  progress?: Progress,
): Promise<Result<FileMade, AskedFailure>> => {
  const document = readJson(text)
  if (!document.ok) return document
  const { deal, ...overrides } = question
  const notes: string[] = []
  const tell = (note: string): void => void notes.push(note)
  const given = { document: document.value, overrides, deal, tell }
  const told = toldAs(document.value, question)
  const content = await contentOf({ format, answer, given, told }, progress)
  return content.ok ? success({ content: content.value, notes }) : content
}

type Told = <Value>(result: Result<Value, Failure>) => Result<Value, AskedFailure>

/** A fault of what was asked for is told as such. */
const toldAs =
  (document: unknown, question: FileQuestion): Told =>
  (result) =>
    result.ok ? result : failure(...askedFailures(result.faults, document, question))

/** What a file is begun with, before there is an answer. */
export type DraftTask = Omit<FileTask, 'answer'>

/** A file that is begun: given the answer it is ended. */
export type DraftedFile = (answer: string) => Promise<WholeFile>

/** Begins a file of which most does not wait for the answer. */
export const draftFile = async ({
  format,
  text,
  question,
}: DraftTask): Promise<Result<DraftedFile, AskedFailure>> => {
  const document = readJson(text)
  if (!document.ok) return document
  const { deal, ...overrides } = question
  const notes: string[] = []
  const kind = formatOf(format)
  precondition(
    kind.from === 'answer' && kind.drafter !== undefined,
    `${format} is not begun without an answer`,
  )
  const draft = await kind.drafter()
  const tell = (note: string): void => void notes.push(note)
  const begun = toldAs(document.value, question)(draft({ document: document.value, overrides, deal, tell }))
  return begun.ok
    ? success(async (answer) => ({ content: await begun.value(JSON.parse(answer) as Answer), notes }))
    : begun
}

interface Writing extends Pick<FileTask, 'format' | 'answer'> {
  readonly given: ToWrite
  readonly told: Told
}

const contentOf = async (
  { format, answer, given, told }: Writing,
  progress: Progress | undefined,
): Promise<Result<FileMade['content'], AskedFailure>> => {
  const kind = formatOf(format)
  if (kind.from === 'answer') {
    precondition(answer !== null, `${format} is written from an answer`)
    const write = await kind.writer()
    return told(await write({ ...given, answer: JSON.parse(answer) as Answer }, progress))
  }
  const { document, overrides } = given
  const faults = quotaFaults(document, overrides, () => {
    const checked = check(document)
    return checked.ok ? checked.value.ways : null
  })
  if (faults.length > 0) return told(failure(...faults))
  if (kind.from === 'document') return told(await (await kind.writer())(given, progress))
  return begun((await kind.writer())(given, progress), told)
}

/** Pieces whose first is made; its faults in their place. */
const begun = (pieces: Pieces, told: Told): Result<Pieces<AskedFailure>, AskedFailure> => {
  const first = pieces.next()
  precondition(first.done !== true, 'a file has a piece')
  const found = told(first.value)
  return found.ok ? success(following(found, pieces, told)) : found
}

function* following(
  first: Result<Uint8Array<ArrayBuffer>, AskedFailure>,
  rest: Pieces,
  told: Told,
): Pieces<AskedFailure> {
  yield first
  for (const piece of rest) yield told(piece)
}
