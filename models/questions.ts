import { actuals } from './actuals/ask.ts'
import {
  approaches,
  contributors,
  converge,
  diligence,
  readings,
  review,
  strategy,
  utility,
} from './asked.ts'
import type { Progress } from './simulate/passes.ts'
import { fitPoints } from './summarise/utility/fit.ts'
import type { Failure } from './units/failure.ts'
import type { Result } from './units/result.ts'
import type { Overrides } from './valuation.ts'

/** What is asked about a document, or about one of its deals. */
export interface DealQuestion extends Overrides {
  readonly deal?: string | undefined
  readonly licensee?: string | undefined
  /** an amount of money to divide, as it is written; read by `contributors` alone */
  readonly amount?: string | undefined
}

/** Answers with data that can be written as JSON. */
export type Ask = (document: unknown, question: DealQuestion, progress?: Progress) => Result<unknown, Failure>

/**
 * The questions beside `value`, `check` and `explain`, each under one name on the command line (`fieldfare NAME FILE`) and
 * over HTTP (`POST /api/v1/NAME`). A deal that is needed and not named is one that the document does not have.
 */
export const questions = {
  approaches,
  convergence: (document, { deal = '', ...overrides }, progress) =>
    converge(document, { deal, ...overrides }, progress),
  readings: (document, { deal = '', ...overrides }, progress) =>
    readings(document, { deal, ...overrides }, progress),
  review,
  utility,
  /** of measured points, not of a document: `POST /api/v1/utility/fit` */
  fit: (body, { seed }) => fitPoints(body, seed),
  contributors,
  diligence,
  strategy,
  /** of a body `{ document, deal, reports }` */
  actuals: (body, { trials, seed, sampling }, progress) =>
    actuals(body, { trials, seed, sampling }, progress),
} as const satisfies Readonly<Record<string, Ask>>

export type QuestionName = keyof typeof questions
export type Questions = Readonly<Record<QuestionName, Ask>>
