import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Overrides } from '../../models/valuation.ts'
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

export interface Question extends Overrides {
  readonly deal: string
  readonly trial: number
}

export interface ConvergenceQuestion extends Overrides {
  readonly deal: string
}

/**
 * The engine behind a queue. Documents go in as the text that was sent and answers come back as canonical JSON, so
 * that reading, valuing and writing all happen off the thread that serves requests.
 */
export interface Runs {
  readonly value: (
    text: string,
    overrides?: Overrides,
    signal?: AbortSignal,
  ) => Promise<Result<string, Failure>>
  readonly check: (text: string) => Promise<Result<Checked, Failure>>
  readonly explain: (text: string, question: Question) => Promise<Result<string, AskedFailure>>
  /** How the figures of a deal settle as trials are added. */
  readonly converge: (
    text: string,
    question: ConvergenceQuestion,
    signal?: AbortSignal,
  ) => Promise<Result<string, AskedFailure>>
  readonly close: () => Promise<void>
}

/** Why a run did not end with an answer although the document may be right. */
export type RunStop = 'busy' | 'memory' | 'cancelled'

/** Carried by the error that `Runs` rejects with. */
export const runStop = (error: unknown): RunStop | null => {
  if (!(error instanceof Error) || !('runStop' in error)) return null
  const { runStop: stop } = error
  return stop === 'busy' || stop === 'memory' || stop === 'cancelled' ? stop : null
}
