import { readJson } from '../../models/scenario/readJson.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import { precondition } from '../../models/units/precondition.ts'
import { failure, type Result, success } from '../../models/units/result.ts'
import { check, type Overrides, type Progress } from '../../models/valuation.ts'
import { type AskedFailure, askedFailures } from '../runs/asked.ts'
import { quotaFaults } from '../runs/quota.ts'
import type { ToWrite } from './format.ts'
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

/** A file, and what was left out of it, in words: the command prints that, the API sends it as a header. */
export interface FileMade {
  readonly bytes: Uint8Array
  readonly notes: readonly string[]
}

/** A document and the answer to it as a file of some format. */
export const exportFile = async (
  { format, answer, text, question }: FileTask,
  progress?: Progress,
): Promise<Result<FileMade, AskedFailure>> => {
  const document = readJson(text)
  if (!document.ok) return document
  const { deal, ...overrides } = question
  const notes: string[] = []
  const tell = (note: string): void => void notes.push(note)
  const file = await written(
    { format, answer, given: { document: document.value, overrides, deal, tell } },
    progress,
  )
  return file.ok
    ? success({ bytes: file.value, notes })
    : failure(...askedFailures(file.faults, document.value, question))
}

/** What a file is begun with, before there is an answer. */
export type DraftTask = Omit<FileTask, 'answer'>

/** A file that is begun: given the answer it is ended. */
export type DraftedFile = (answer: string) => Promise<FileMade>

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
  const begun = draft({ document: document.value, overrides, deal, tell })
  return begun.ok
    ? success(async (answer) => ({ bytes: await begun.value(JSON.parse(answer) as Answer), notes }))
    : failure(...askedFailures(begun.faults, document.value, question))
}

interface Writing extends Pick<FileTask, 'format' | 'answer'> {
  readonly given: ToWrite
}

const written = async (
  { format, answer, given }: Writing,
  progress: Progress | undefined,
): Promise<Result<Uint8Array, Failure>> => {
  const kind = formatOf(format)
  if (kind.from === 'answer') {
    precondition(answer !== null, `${format} is written from an answer`)
    const write = await kind.writer()
    return write({ ...given, answer: JSON.parse(answer) as Answer }, progress)
  }
  const { document, overrides } = given
  const faults = quotaFaults(document, overrides, () => {
    const checked = check(document)
    return checked.ok ? checked.value.ways : null
  })
  if (faults.length > 0) return failure(...faults)
  const write = await kind.writer()
  return write(given, progress)
}
