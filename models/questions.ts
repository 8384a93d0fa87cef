import { actuals } from './actuals/ask.ts'
import {
  approaches,
  bargain,
  compare,
  contributors,
  converge,
  diligence,
  drivers,
  information,
  readings,
  review,
  risks,
  solve,
  strategy,
  utility,
  zone,
} from './asked.ts'
import { bridge } from './bridge/bridge.ts'
import type { Progress } from './simulate/passes.ts'
import { fitPoints } from './summarise/utility/fit.ts'
import type { Failure } from './units/failure.ts'
import type { Result } from './units/result.ts'
import type { Overrides } from './valuation.ts'

/** What is asked about a document, or about one of its deals. */
export interface DealQuestion extends Overrides {
  readonly deal?: string | undefined
  readonly licensee?: string | undefined
  /** one or two terms, and the licensor's bargaining weight; read by `bargain` */
  readonly terms?: string | undefined
  readonly alpha?: string | undefined
  /** an amount of money to divide, as it is written; read by `contributors` alone */
  readonly amount?: string | undefined
  /** a term or a belief that is solved for; whose worth is held, by which measure, where, and in what range */
  readonly for?: string | undefined
  readonly hold?: string | undefined
  readonly measure?: string | undefined
  readonly target?: string | undefined
  readonly as?: string | undefined
  /** terms that are changed beforehand: `rate=6%, duration=5` */
  readonly with?: string | undefined
  /** the second term of a table of term sheets */
  readonly against?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** 'true': the choice among strategies alone; read by `information` */
  readonly strategies?: string | undefined
  /** whose choice it is: licensor or licensee */
  readonly party?: string | undefined
  /** path of an uncertain input */
  readonly input?: string | undefined
  /** "true" or "false": shares in all too; read by `drivers` alone */
  readonly total?: string | undefined
  /** ids of deals and strategies, with commas between them; read by `compare` */
  readonly deals?: string | undefined
  /** `include` what would be refused; read by `compare` */
  readonly refused?: string | undefined
  /** a clause to leave out, and one to read otherwise; read by `risks` */
  readonly without?: string | undefined
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
  bargain: (document, { deal = '', ...question }) => bargain(document, { deal, ...question }),
  solve: (document, { deal = '', ...question }) => solve(document, { deal, ...question }),
  strategy,
  zone: (document, { deal = '', ...asked }, progress) => zone(document, { deal, ...asked }, progress),
  information,
  drivers,
  compare: (document, { deals = '', ...question }, progress) =>
    compare(document, { deals, ...question }, progress),
  risks: (document, { deal = '', ...question }, progress) => risks(document, { deal, ...question }, progress),
  /** of two documents, `{ before, after }` */
  bridge,
  /** of a body `{ document, deal, reports }` */
  actuals: (body, { trials, seed, sampling }, progress) =>
    actuals(body, { trials, seed, sampling }, progress),
} as const satisfies Readonly<Record<string, Ask>>

export type QuestionName = keyof typeof questions
export type Questions = Readonly<Record<QuestionName, Ask>>
