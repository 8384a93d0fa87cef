import type { Note } from '../scenario/note.ts'
import type { Contributors } from '../scenario/schema/contributors.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { CurveAt } from './curve.ts'
import type { Methods } from './methods.ts'

/** What a coalition of contributors is worth, and how its values are found. */
export interface Worth {
  readonly source: Omit<Contributors['worth'], 'total'>
  readonly solve: (seed: number) => Methods
  readonly notes: readonly Note[]
}

export interface Asked {
  readonly document: ReadDocument
  readonly contributors: readonly Member[]
  /** expected curve and records of a position with a learning curve */
  readonly curveAt: CurveAt
}

export type Member = NonNullable<ReadDocument['dataset']['contributors']>[number]
