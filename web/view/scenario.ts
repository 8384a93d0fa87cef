import type { Answer } from '../../models/scenario/schema/answer.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

/** A publicly reported licence, as the API serves it. */
export interface Comparable {
  readonly id: string
  readonly licensor: string
  readonly licensee: string
  readonly year: number
  readonly asset: string
  readonly reported: string
  readonly grade: string
  readonly source: string
  readonly kind: string
  readonly caution?: string
}

/** One version of a scenario with its answer: what every page of it shows. */
export interface ScenarioView {
  readonly id: string
  readonly version: number
  readonly document: FieldfareDocument
  readonly answer: Answer
  readonly comparables: readonly Comparable[]
}
