import type { Draw, Step } from '../charts/drawing.ts'
import type { Table } from './table.ts'

/** One picture of an answer with its sentence and the same figures as a table, for `ff-figure`. */
export interface Shown {
  readonly sentence: string
  readonly draw: Draw
  readonly steps: readonly Step[]
  readonly table: Table
  readonly height: string
}
