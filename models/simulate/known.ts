import type { Place } from '../scenario/variable.ts'

/** What is known of one deal's course: its reports, period by period, and what happened. */
export interface Known {
  /** by cell of the deal: reported gross receipts by period */
  readonly gross: readonly Float64Array[]
  /** by cell of the deal: what was deducted from them */
  readonly deducted: readonly Float64Array[]
  /** by usage clause: units by period; null where none were reported, then the document's own volume counts */
  readonly units: readonly (Float64Array | null)[]
  /** by place what an uncertain quantity has turned out to be */
  readonly facts: ReadonlyMap<Place, number>
  /** by gate of the plan, whether it was passed */
  readonly gates: ReadonlyMap<number, boolean>
  readonly ended: { readonly contractYear: number; readonly cause: string } | null
}
