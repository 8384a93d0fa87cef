import type { LiveAnswer } from '../../models/live.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { Result } from '../../models/units/result.ts'
import type { Change } from '../view/changed.ts'

/** A question about one deal of the open document, as it is with some changes: `LiveQuestion` without its document. */
export interface Question {
  readonly changes: readonly Change[]
  readonly deal: string
  readonly trials: number
  readonly whole: boolean
  readonly cash: boolean
}

/** What the page sends to the worker; a long question that is stopped is answered with `stopped`. */
export type ToWorker =
  /** the document that the questions from here on are about: sent once, for it is a hundred times as long as they are */
  | { readonly kind: 'open'; readonly document: FieldfareDocument }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'stop'; readonly id: number }

/** What the worker sends back, always about the one question it works on; one that a newer overtook is passed over. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<LiveAnswer, Failure> }
  | { readonly kind: 'stopped'; readonly id: number }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string }
  /** said in its place: it could not be started, or has ended */
  | { readonly kind: 'dead'; readonly message: string }

/** A worker as the queue sees it. */
export interface Port {
  readonly send: (message: ToWorker) => void
  readonly receive: (listener: (message: FromWorker) => void) => void
  readonly close: () => void
}
