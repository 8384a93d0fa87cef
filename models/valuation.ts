import type { Answer } from './scenario/schema/answer.ts'
import type { Failure } from './units/failure.ts'
import type { Result } from './units/result.ts'

/** What a caller may set instead of the document's `simulation`. */
export interface Overrides {
  readonly trials?: number
  readonly seed?: number
  readonly sampling?: 'sobol' | 'random'
}

/** Told after each block of trials: blocks done of all blocks. */
export type Progress = (done: number, total: number) => void

/** Parse, compile, simulate, summarise. Filled in as the parts of the engine land. */
export const value = (
  _document: unknown,
  _overrides: Overrides = {},
  _progress?: Progress,
): Result<Answer, Failure> => {
  throw new Error('the engine is being assembled')
}

/** Everything `value` would refuse, without simulating; on success, what was assumed. */
export const check = (_document: unknown): Result<Pick<Answer, 'notes'>, Failure> => {
  throw new Error('the engine is being assembled')
}

/** One future of one deal as a statement. */
export interface Explanation {
  readonly deal: string
  readonly trial: number
  /** every quantity the deal reads, by path, as drawn in this trial (first period, where it moves with time) */
  readonly inputs: readonly { readonly path: string; readonly value: number }[]
  /** what happened: gates, failure, termination, audits, risk events, in order of date */
  readonly events: readonly { readonly year: number; readonly text: string }[]
  readonly statement: readonly Readonly<Record<string, number>>[]
  readonly licensor: { readonly npv: number; readonly npvAtTimeRate: number }
  readonly licensee: { readonly npv: number; readonly npvAtTimeRate: number } | null
}

export const explain = (
  _document: unknown,
  _question: { readonly deal: string; readonly trial: number } & Overrides,
): Result<Explanation, Failure> => {
  throw new Error('the engine is being assembled')
}
