import type { Progress } from './simulate/passes.ts'
import type { Failure } from './units/failure.ts'
import type { Result } from './units/result.ts'
import { converge, type Overrides, readings, review, strategy } from './valuation.ts'

/** What is asked about a document, or about one of its deals. */
export interface DealQuestion extends Overrides {
  readonly deal?: string | undefined
}

/** Answers with data that can be written as JSON. */
export type Ask = (document: unknown, question: DealQuestion, progress?: Progress) => Result<unknown, Failure>

/**
 * The questions beside `value`, `check` and `explain`, each under one name on the command line (`fieldfare NAME FILE`) and
 * over HTTP (`POST /api/v1/NAME`). A deal that is needed and not named is one that the document does not have.
 */
export const questions = {
  convergence: (document, { deal = '', ...overrides }, progress) =>
    converge(document, { deal, ...overrides }, progress),
  readings: (document, { deal = '', ...overrides }, progress) =>
    readings(document, { deal, ...overrides }, progress),
  review,
  strategy,
} as const satisfies Readonly<Record<string, Ask>>

export type QuestionName = keyof typeof questions
export type Questions = Readonly<Record<QuestionName, Ask>>
