import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Progress } from '../../models/valuation.ts'
import type { ToExport } from '../../models/workbook/exporting.ts'

/** A document and how it is run: what is exported without an answer. */
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
