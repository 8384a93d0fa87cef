import type { Comparable } from '../../models/methods/comparables.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

/** One version of a scenario with its answer: what every page of it shows. */
export interface Valued {
  readonly id: string
  readonly version: number
  readonly document: FieldfareDocument
  readonly answer: Answer
}

export interface ScenarioView extends Valued {
  readonly comparables: readonly Comparable[]
}
