import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import { type Result, success } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import type { ToExport } from '../../models/workbook/exporting.ts'

/** A document and how it is run: what is exported without an answer, or before there is one. */
export type ToWrite = Omit<ToExport, 'answer'>

interface FileKind {
  /** what the file holds, for the help of the command line and the reference of the API */
  readonly description: string
  readonly mediaType: string
  /** how its name ends, after the dot */
  readonly extension: string
  /** takes more memory while it is made than a valuation: one at a time, in a thread that ends after it */
  readonly isLarge?: true
}

/** Bytes of a document and its answer. */
export type AnswerWriter = (given: ToExport, progress?: Progress) => Promise<Result<Uint8Array, Failure>>

/** A file that is begun while the document is valued, and ended once there is an answer. */
export type Drafter = (given: ToWrite) => Result<(answer: Answer) => Promise<Uint8Array>, Failure>

/** Begins and ends a file. */
export const writerOf =
  (draft: Drafter): AnswerWriter =>
  async ({ answer, ...given }) => {
    const begun = draft(given)
    return begun.ok ? success(await begun.value(answer)) : begun
  }

/** Bytes of a document: it runs what it needs, and says how far it is. */
export type DocumentWriter = (given: ToWrite, progress?: Progress) => Promise<Result<Uint8Array, Failure>>

/** A file piece by piece, each made when it is asked for; a fault is the last, and what came before it is no file. */
export type Pieces<Fault = Failure> = Generator<Result<Uint8Array<ArrayBuffer>, Fault>, void>

/** Pieces of a file of every trial: it runs them while it is read, and says how far it is. */
export type PieceWriter = (given: Omit<ToWrite, 'tell'>, progress?: Progress) => Pieces

/** A kind of file that a document and its answer can leave as; what writes it is loaded where it is written. */
export interface AnswerFormat extends FileKind {
  readonly from: 'answer'
  readonly writer: () => Promise<AnswerWriter>
  /** of a file of which most does not wait for the answer */
  readonly drafter?: () => Promise<Drafter>
}

/** A kind of file that needs no answer. */
export interface DocumentFormat extends FileKind {
  readonly from: 'document'
  readonly writer: () => Promise<DocumentWriter>
}

/** A kind of file that may be larger than what a run may take, and is never whole in memory. */
export interface TrialsFormat extends FileKind {
  readonly from: 'trials'
  readonly writer: () => Promise<PieceWriter>
}

export type ExportFormat = AnswerFormat | DocumentFormat | TrialsFormat
