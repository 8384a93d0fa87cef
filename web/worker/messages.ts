import type { LiveAnswer, LiveQuestion } from '../../models/live.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'

/** What the page sends to the worker; a question that is stopped is answered with `stopped`. */
export type ToWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly question: LiveQuestion }
  | { readonly kind: 'stop'; readonly id: number }

/** What the worker sends back, always about the one question it works on. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<LiveAnswer, Failure> }
  | { readonly kind: 'stopped'; readonly id: number }
  | { readonly kind: 'fault'; readonly message: string }

/** A worker as the queue sees it. */
export interface Port {
  readonly send: (message: ToWorker) => void
  readonly receive: (listener: (message: FromWorker) => void) => void
  readonly close: () => void
}
