import type { Node } from '../../kernel/program.ts'
import type { Place } from '../../scenario/variable.ts'

/** What a program reads and is not written by itself, as nodes of a graph. */
export interface Reading {
  /** a column of the frame by its offset; null where nobody knows it */
  readonly column: (offset: number, k: number) => Node | null
  readonly quantity: (place: Place) => Node
  readonly schedule: (values: ArrayLike<number>, k: number) => Node
  /** a date of the calendar */
  readonly date: (value: number) => Node
}
