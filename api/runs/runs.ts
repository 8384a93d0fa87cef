import type { ExportQuestion } from '../../models/exchange/exportPricing.ts'
import type { DealQuestion, QuestionName } from '../../models/questions.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
import type { FileTask } from '../exports/exportFile.ts'
import type { Beside } from '../imports/reportToKeep.ts'
import type { AskedFailure } from './asked.ts'

/** A document that was read and found usable. */
export interface Checked {
  readonly name: string
  /** canonical JSON: what is stored */
  readonly canonical: string
  /** SHA-256 of it */
  readonly hash: string
  readonly notes: Answer['notes']
}

/** An answer as it is sent: canonical JSON in UTF-8. */
export interface Valued {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 of them */
  readonly hash: string
}

export interface Question extends Overrides {
  readonly deal: string
  readonly trial: number
}

export type Table = 'summary' | 'cash'

/** What somebody who waits for a run can do meanwhile. */
export interface Waiting {
  /** leaves it; a run that nobody waits for is stopped */
  readonly signal?: AbortSignal
  /** is told every now and then which part of the trials is simulated, 0 to 1 */
  readonly told?: (fraction: number) => void
}

/** What is to be a file, with the answer that it is written from. */
export type ExportTask = Omit<FileTask, 'answer'> & { readonly answer: Valued | null }

/** A piece of a file, or the faults that end it. */
export type Piece = Result<Uint8Array<ArrayBuffer>, AskedFailure>

/** A file in pieces that is read as they come; whoever leaves it ends what makes it. */
export interface PiecesHanded extends AsyncIterableIterator<Piece, undefined> {
  readonly return: () => Promise<IteratorReturnResult<undefined>>
}

/** A file that one thread hands over to another, whole or as it is made, with what was left out of it, in words. */
export interface FileHanded {
  readonly content: Uint8Array<ArrayBuffer> | PiecesHanded
  readonly notes: readonly string[]
}

/**
 * The engine behind a queue. Documents go in as the text that was sent and answers come back as canonical JSON, so
 * that reading, valuing, writing and hashing all happen off the thread that serves requests.
 */
export interface Runs {
  readonly value: (text: string, overrides?: Overrides, waiting?: Waiting) => Promise<Result<Valued, Failure>>
  readonly check: (text: string) => Promise<Result<Checked, Failure>>
  readonly explain: (text: string, question: Question) => Promise<Result<string, AskedFailure>>
  /** Another question about a document, by name. */
  readonly ask: (
    name: QuestionName,
    text: string,
    question: DealQuestion,
    signal?: AbortSignal,
  ) => Promise<Result<string, AskedFailure>>
  /** The prices of a deal for other lists. */
  readonly exportPricing: (text: string, question: ExportQuestion) => Promise<Result<string, AskedFailure>>
  /** Another list as terms; takes the body as it was sent. */
  readonly importPricing: (body: string) => Promise<Result<string, Failure>>
  /** A file of assumptions, comparables, points or reports as rows; takes the body as it was sent. */
  readonly importFile: (body: string) => Promise<Result<string, Failure>>
  /** A royalty report, if it fits the document and the reports beside it; takes the body as it was sent. */
  readonly reportToKeep: (body: string, beside: Beside) => Promise<Result<string, Failure>>
  /** An answer to a document as comma-separated values. */
  readonly table: (table: Table, answer: Valued, text: string) => Promise<string>
  /** A document and the answer to it as a file; of one in pieces the first is there, so that a refusal is told instead. */
  readonly exportFile: (task: ExportTask, waiting?: Waiting) => Promise<Result<FileHanded, AskedFailure>>
  readonly close: () => Promise<void>
}

/** Why a run did not end with an answer although the document may be right. */
export type RunStop = 'busy' | 'memory' | 'cancelled' | 'late'

const stops: readonly RunStop[] = ['busy', 'memory', 'cancelled', 'late']

/** The error that a run ends with when it is stopped. */
export const stoppedRun = (stop: RunStop, cause?: unknown): Error =>
  Object.assign(new Error(`The run ended: ${stop}`, { cause }), { runStop: stop })

/** Carried by the error that `Runs` rejects with. */
export const runStop = (error: unknown): RunStop | null => {
  if (!(error instanceof Error) || !('runStop' in error)) return null
  return stops.find((stop) => stop === error.runStop) ?? null
}

/** The heap of a thread is full, or the machine has no room for one more column. */
export const isOutOfMemory = (error: Error): boolean =>
  ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
  (error instanceof RangeError &&
    /allocation failed|Invalid (?:typed array|string) length/i.test(error.message))

/** What to do about it. */
export const memoryAdvice = 'Use fewer trials or fewer deals.'
